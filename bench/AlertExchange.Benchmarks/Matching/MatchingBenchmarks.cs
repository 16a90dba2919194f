using AlertExchange.Engine.Matching;
using BenchmarkDotNet.Attributes;

namespace AlertExchange.Benchmarks.Matching;

/// <summary>A thousand rows, as one batch of the pipeline, against a roster of <see cref="Persons"/> people.</summary>
[MemoryDiagnoser]
public class MatchingBenchmarks
{
    private const int BatchSize = 1000;

    private readonly MatchResult[] _results = new MatchResult[BatchSize];
    private MatchingCounty _county = null!;
    private Dictionary<ulong, int> _dictionary = null!;
    private LinkageMatcher _matcher = null!;
    private int _start;

    [Params(100_000, 1_000_000, 3_000_000)]
    public int Persons { get; set; }

    [GlobalSetup]
    public void Build()
    {
        _county = new MatchingCounty(Persons);
        _dictionary = _county.BuildDictionary();
        _matcher = ShippedLinkage.Matcher(_county.BuildIndex());
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = BatchSize)]
    public long DictionaryLookup()
    {
        var sum = 0L;
        foreach (var key in _county.ShuffledKeys.AsSpan(NextStart(), BatchSize))
        {
            sum += _dictionary.TryGetValue(key, out var person) ? person : 0;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = BatchSize)]
    public long MatchOneByOne()
    {
        var sum = 0L;
        foreach (ref readonly var query in _county.Queries.AsSpan(NextStart(), BatchSize))
        {
            sum += _matcher.Match(query).Best.Person;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = BatchSize)]
    public int MatchBatch()
    {
        _matcher.MatchBatch(_county.Queries.AsSpan(NextStart(), BatchSize), _results);
        return _results[0].Best.Person;
    }

    [Benchmark(OperationsPerInvoke = BatchSize)]
    public int MatchBatchWithPlace()
    {
        _matcher.MatchBatch(_county.QueriesWithPlace.AsSpan(NextStart(), BatchSize), _results);
        return _results[0].Best.Person;
    }

    /// <summary>Another thousand each time, so that the rows do not stay in the cache.</summary>
    private int NextStart() => _start = _start + BatchSize >= _county.ShuffledKeys.Length ? 0 : _start + BatchSize;
}
