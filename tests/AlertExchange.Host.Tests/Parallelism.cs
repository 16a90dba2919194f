// Fixtures run beside each other: most of their time is the start of processes. Tests of one fixture share a place and run in turn.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]
