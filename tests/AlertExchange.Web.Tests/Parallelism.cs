// Fixtures run beside each other: each has a county of its own, served on a port of its own, and much of its time is waiting for pages and for
// the browser, which all share. Tests of one fixture share its county and run in turn.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]
