using System.Diagnostics;
using System.Globalization;
using AlertExchange.Benchmarks.Pipeline;
using AlertExchange.Engine.Matching;

namespace AlertExchange.Benchmarks.Matching;

/// <summary>Exact-id matching and building the index beside a bare dictionary over the same keys, in one run, with the memory of the index; then faulty rows.</summary>
public static class MatchingSpeed
{
    private const int Rounds = 9, BuildRounds = 7, FaultyRowCount = 100_000, FewPeople = 300_000, MoreRounds = 6;

    public static void Run(int persons)
    {
        var output = Console.Out;
        Machine.Print();
        var county = new MatchingCounty(persons);
        // What takes less time is measured more often, for the just-in-time compiler needs calls, not seconds.
        var more = persons < FewPeople ? MoreRounds : 1;
        var dictionary = county.BuildDictionary();
        var (dictionaryBuild, indexBuild) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < BuildRounds * more; round++)
        {
            dictionaryBuild = Math.Min(dictionaryBuild, Time(() => county.BuildDictionary().Count, persons));
            indexBuild = Math.Min(indexBuild, Time(() => county.BuildIndex().PersonCount, persons));
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = county.BuildIndex();
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        before = GC.GetTotalMemory(forceFullCollection: true);
        var matcher = ShippedLinkage.Matcher(index);
        var firstFaulty = FaultyRows.Of(county, FaultyRows.Kinds[^2].Make, 1)[0];
        // The first row that is weighed has the matcher count the county's names.
        var watch = Stopwatch.StartNew();
        matcher.Match(firstFaulty);
        var matcherBuild = watch.Elapsed.TotalNanoseconds / persons;
        var heldByMatcher = GC.GetTotalMemory(forceFullCollection: true) - before;
        var results = new MatchResult[1000];

        var (bare, one, batch, placed) = (double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds * more; round++)
        {
            // Side by side in every round, so that the machine's other work falls on all alike.
            bare = Math.Min(bare, Time(() => LookUp(dictionary, county.ShuffledKeys), county.ShuffledKeys.Length));
            one = Math.Min(one, Time(() => MatchOneByOne(matcher, county.Queries), county.Queries.Length));
            batch = Math.Min(batch, Time(() => MatchInBatches(matcher, county.Queries, results), county.Queries.Length));
            placed = Math.Min(placed, Time(() => MatchInBatches(matcher, county.QueriesWithPlace, results), county.Queries.Length));
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        MatchInBatches(matcher, county.Queries, results);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        Print(output, $"people                         {persons,12:N0}");
        Print(output, $"bytes a person, names included {(double)held / persons,12:N1}");
        Print(output, $"bytes a person beyond names    {(double)index.BytesBeyondNames / persons,12:N1}");
        Print(output, $"build Dictionary<ulong,int>    {dictionaryBuild,12:N1} ns a person");
        Print(output, $"build RosterIndex              {indexBuild,12:N1} ns a person  = {indexBuild / dictionaryBuild:N2} × the time");
        Print(output, $"count names for the matcher    {matcherBuild,12:N1} ns a person, {(double)heldByMatcher / persons:N1} bytes");
        Print(output, $"Dictionary<ulong,int> lookup   {bare,12:N1} ns a row");
        Print(output, $"Match, id and name             {one,12:N1} ns a row  = {bare / one:N2} × the speed");
        Print(output, $"MatchBatch, id and name        {batch,12:N1} ns a row  = {bare / batch:N2} × the speed");
        Print(output, $"MatchBatch, with place         {placed,12:N1} ns a row  = {bare / placed:N2} × the speed");
        Print(output, $"allocated while matching       {allocated,12:N0} bytes");
        DeletionNeighbourhood.Compare(output, county, index);
        FaultySpeed.Run(output, county, index, matcher, FaultyRowCount);
    }

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static long LookUp(Dictionary<ulong, int> dictionary, ulong[] keys)
    {
        var sum = 0L;
        foreach (var key in keys)
        {
            sum += dictionary.TryGetValue(key, out var person) ? person : 0;
        }

        return sum;
    }

    private static long MatchOneByOne(LinkageMatcher matcher, MatchQuery[] queries)
    {
        var sum = 0L;
        foreach (ref readonly var query in queries.AsSpan())
        {
            var result = matcher.Match(query);
            sum += result.Outcome == MatchOutcome.Definite ? result.Best.Person : throw new InvalidOperationException("Every row is on the roster.");
        }

        return sum;
    }

    private static long MatchInBatches(LinkageMatcher matcher, MatchQuery[] queries, MatchResult[] results)
    {
        var sum = 0L;
        for (var start = 0; start < queries.Length; start += results.Length)
        {
            var batch = queries.AsSpan(start, Math.Min(results.Length, queries.Length - start));
            matcher.MatchBatch(batch, results);
            foreach (ref readonly var result in results.AsSpan(0, batch.Length))
            {
                sum += result.Outcome == MatchOutcome.Definite ? result.Best.Person : throw new InvalidOperationException("Every row is on the roster.");
            }
        }

        return sum;
    }

    /// <summary>Nanoseconds a row; the best of the rounds counts, for other work only ever adds time.</summary>
    private static double Time(Func<long> work, int rows)
    {
        var watch = Stopwatch.StartNew();
        GC.KeepAlive(work());
        return watch.Elapsed.TotalNanoseconds / rows;
    }
}
