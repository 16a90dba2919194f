using System.Diagnostics;
using System.Globalization;
using AlertExchange.Benchmarks.Pipeline;

namespace AlertExchange.Benchmarks.Linkage;

/// <summary>How well rows are linked with people: generated counties through the real exchange, beside what a liaison does with VLOOKUP.</summary>
internal static class LinkageBenchmark
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var options = LinkageOptions.Parse(args);
        Machine.Print();
        var rows = new List<MeasuredRow>();
        foreach (var seed in options.Seeds)
        {
            var watch = Stopwatch.StartNew();
            var county = await LinkageCounty.MeasureAsync(seed, options);
            rows.AddRange(county);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {county.Count:N0} rows in {watch.Elapsed.TotalSeconds:F1} s"));
        }

        var page = new LinkagePage(options, rows);
        Console.WriteLine();
        Console.WriteLine(page.Markdown());
        if (options.Page is { } path)
        {
            page.WriteInto(path);
        }

        if (options.Misses is { } misses)
        {
            File.WriteAllLines(misses, MissLines(rows));
        }

        return 0;
    }

    private static IEnumerable<string> MissLines(IEnumerable<MeasuredRow> rows) => rows
        .Where(r => r.Exchange is { MeansSomebody: true, IsFirst: false } or { MeansStranger: true, IsProposed: true } or { IsWronglyDefinite: true })
        .Select(r => string.Join(',', r.Seed, r.Exchange.Truth.File, r.Exchange.Truth.Sheet, r.Exchange.Truth.Row, r.Exchange.Truth.ErrorClass, r.Exchange.Outcome, r.Exchange.Truth.PersonCode,
            r.Exchange.Rank, string.Join(' ', r.Exchange.Candidates.Take(4).Select(c => $"{c.PersonCode}:{c.Score}")), r.Written?.Name, r.Written?.Township, r.Written?.Village, r.Namesakes, r.NamesakesAsWritten))
        .Prepend("seed,file,sheet,row,error_class,outcome,person_code,rank,candidates,name,township,village,namesakes,namesakes_as_written");
}
