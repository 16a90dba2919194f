// Fixtures run beside each other: each test has a directory and, on a server, a schema of its own, and most of its time is waiting for the
// database. Tests of one fixture run in turn.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]
