using AlertExchange.Engine.Matching;
using BenchmarkDotNet.Attributes;

namespace AlertExchange.Benchmarks.Matching;

/// <summary>A thousand rows whose ids are damaged or missing, one thread, with all weighing; and finding the candidates alone.</summary>
[MemoryDiagnoser]
public class FaultyRowBenchmarks
{
    private const int BatchSize = 1000, Rows = 50_000;

    private readonly MatchResult[] _results = new MatchResult[BatchSize];
    private readonly CandidateBuffer _buffer = new();
    private MatchQuery[] _damaged = null!, _withoutId = null!;
    private CandidateBlocks _blocks = null!;
    private LinkageMatcher _matcher = null!;
    private int _start;

    [Params(100_000, 1_000_000, 3_000_000)]
    public int Persons { get; set; }

    [GlobalSetup]
    public void Build()
    {
        var county = new MatchingCounty(Persons);
        var index = county.BuildIndex();
        _matcher = ShippedLinkage.Matcher(index);
        _blocks = new CandidateBlocks(index);
        _damaged = FaultyRows.Of(county, FaultyRows.Kinds[0].Make, Rows);
        _withoutId = FaultyRows.Of(county, FaultyRows.Kinds[5].Make, Rows);
    }

    [Benchmark(OperationsPerInvoke = BatchSize)]
    public int DamagedId() => Match(_damaged);

    [Benchmark(OperationsPerInvoke = BatchSize)]
    public int NameAndVillage() => Match(_withoutId);

    [Benchmark(OperationsPerInvoke = BatchSize)]
    public int FindByDamagedId() => Find(_damaged);

    [Benchmark(OperationsPerInvoke = BatchSize)]
    public int FindByNameAndVillage() => Find(_withoutId);

    private int Match(MatchQuery[] rows)
    {
        _matcher.MatchBatch(rows.AsSpan(NextStart(), BatchSize), _results);
        return _results[0].Best.Person;
    }

    private int Find(MatchQuery[] rows)
    {
        var found = 0;
        foreach (ref readonly var row in rows.AsSpan(NextStart(), BatchSize))
        {
            _blocks.Find(row, _buffer);
            found += _buffer.Count;
        }

        return found;
    }

    private int NextStart() => _start = _start + BatchSize >= Rows ? 0 : _start + BatchSize;
}
