using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace AlertExchange.Benchmarks.Matching;

/// <summary>Building the index of a roster beside a bare dictionary of the same people; both begin empty handed in memory.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 2, iterationCount: 8)]
public class IndexBuildBenchmarks
{
    private MatchingCounty _county = null!;

    [Params(100_000, 1_000_000, 3_000_000)]
    public int Persons { get; set; }

    [GlobalSetup]
    public void Build() => _county = new MatchingCounty(Persons);

    [Benchmark(Baseline = true)]
    public int Dictionary() => _county.BuildDictionary().Count;

    [Benchmark]
    public int Index() => _county.BuildIndex().PersonCount;
}
