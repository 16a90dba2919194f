// Fixtures run beside each other: each test has a data directory and, on the broker, a county of its own, and much of its time is waiting for
// messages. Tests of one fixture share a roster and run in turn.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]
