using System.Diagnostics;
using System.Globalization;
using AlertExchange.Benchmarks.Matching;
using AlertExchange.Benchmarks.Pipeline;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Benchmarks.Scale;

/// <summary>A province in memory: as many counties of 130,000 people as that makes, and then everybody in one index.</summary>
public static class ScaleBenchmark
{
    /// <summary>What the project asks of this machine, and what is left to its other users.</summary>
    private const long MostBytes = 6L << 30;

    private const int Lookups = 2_000_000;

    private static double _makingUp;

    /// <summary>Measures and prints; stops when the process would grow over its limit.</summary>
    public static int Run(int people)
    {
        if (people is < 1 or > ProvincePeople.Most)
        {
            Console.Error.WriteLine($"PEOPLE is 1 to {ProvincePeople.Most}.");
            return 2;
        }

        Machine.Print();
        Print($"people {people:N0}; making them up takes {MakingUp(people):N0} ns each, which is left out below");
        Counties(people);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var province = Measure("one index of all", () => Build(0, people), people);
        LookUp("one index of all", people, [ShippedLinkage.Matcher(province)]);
        Print($"largest size of the process    {Peak() / 1048576.0,10:N0} MiB");
        return Peak() < MostBytes ? 0 : 1;
    }

    private static void Counties(int people)
    {
        var count = Math.Max(1, people / ProvincePeople.PeopleOfACounty);
        var size = people / count;
        var counties = Measure($"{count} counties of {size:N0}", () => Enumerable.Range(0, count).Select(c => Build(c * size, size)).ToArray(), count * size);
        var matchers = Array.ConvertAll(counties, c => ShippedLinkage.Matcher(c));
        LookUp($"{count} counties", size, [.. matchers]);
    }

    private static RosterIndex Build(int first, int count)
    {
        var builder = new RosterIndexBuilder(count);
        for (var person = first; person < first + count; person++)
        {
            builder.Add(ProvincePeople.Person(person));
        }

        return builder.Build(1);
    }

    private static T Measure<T>(string about, Func<T> build, int people)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var made = build();
        var took = watch.Elapsed - TimeSpan.FromMicroseconds(_makingUp * people / 1000);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Print($"{about}: {held / 1048576.0:N0} MiB, {(double)held / people:N1} bytes a person, built in {took.TotalSeconds:N1} s = {took.TotalNanoseconds / people:N0} ns a person");
        GC.KeepAlive(made);
        return made;
    }

    private static double MakingUp(int people)
    {
        var watch = Stopwatch.StartNew();
        var sum = 0L;
        for (var person = 0; person < Math.Min(people, 1_000_000); person++)
        {
            sum += ProvincePeople.Person(person).Name.Length;
        }

        GC.KeepAlive(sum);
        return _makingUp = watch.Elapsed.TotalNanoseconds / Math.Min(people, 1_000_000);
    }

    /// <summary>Rows as they come from departments: somebody anywhere in the province, asked for with id and name, in batches of a thousand.</summary>
    private static void LookUp(string about, int size, IReadOnlyList<LinkageMatcher> matchers)
    {
        var queries = new MatchQuery[1000];
        var results = new MatchResult[1000];
        var (found, spent) = (0, TimeSpan.Zero);
        var random = new Random(1);
        for (var batch = 0; batch < Lookups / queries.Length; batch++)
        {
            // A file is one county's, so all rows of a batch are.
            var county = random.Next(matchers.Count);
            for (var i = 0; i < queries.Length; i++)
            {
                var person = county * size + random.Next(size);
                queries[i] = new MatchQuery { Id = CitizenId.FromPacked(ProvincePeople.Id(person)), IdState = CitizenIdState.Sound, Name = ProvincePeople.Name(person) };
            }

            var began = Stopwatch.GetTimestamp();
            matchers[county].MatchBatch(queries, results);
            spent += Stopwatch.GetElapsedTime(began);
            found += results.Count(r => r.Outcome == MatchOutcome.Definite);
        }

        Print($"{about}: {Lookups / spent.TotalSeconds:N0} matches a second on one core, {spent.TotalNanoseconds / Lookups:N0} ns each; {found:N0} of {Lookups:N0} definite");
    }

    private static long Peak() => Process.GetCurrentProcess().PeakWorkingSet64;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
