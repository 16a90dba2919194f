using System.Diagnostics;
using System.Globalization;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Benchmarks.Matching;

/// <summary>How fast damaged and id-less rows are matched, and with how many people each is compared.</summary>
internal static class FaultySpeed
{
    private const int Batch = 1000, Rounds = 3;

    internal static void Run(TextWriter output, MatchingCounty county, RosterIndex index, LinkageMatcher matcher, int rows)
    {
        var blocks = new CandidateBlocks(index);
        Print(output, $"{"",-28}{"rows/s",12}{"finding, µs",14}{"compared a row",16}{"most",8}{"cut",8}");
        foreach (var (title, make) in FaultyRows.Kinds)
        {
            PrintLine(output, title, matcher, blocks, FaultyRows.Of(county, make, rows / 10));
        }

        var mixed = FaultyRows.Mixed(county, rows);
        PrintLine(output, "all mixed", matcher, blocks, mixed);
        foreach (var part in (int[])[rows / 100, rows / 10, rows])
        {
            var some = mixed[..part];
            var one = Best(() => MatchAll(matcher, some));
            var two = Best(() => MatchOnBothProcessors(matcher, some));
            Print(output, $"mixed, {part,9:N0} rows       {part / one,12:N0} rows/s on one thread {part / two,12:N0} rows/s on {Environment.ProcessorCount}");
        }
    }

    private static void PrintLine(TextWriter output, string title, LinkageMatcher matcher, CandidateBlocks blocks, MatchQuery[] rows)
    {
        var seconds = Best(() => MatchAll(matcher, rows));
        var buffer = new CandidateBuffer();
        var (compared, most, cut) = (0L, 0, 0);
        var finding = Best(() =>
        {
            (compared, most, cut) = (0, 0, 0);
            foreach (ref readonly var row in rows.AsSpan())
            {
                blocks.Find(row, buffer);
                compared += buffer.Count;
                most = Math.Max(most, buffer.Count);
                cut += buffer.Capped == Blocks.None ? 0 : 1;
            }
        });
        Print(output, $"{title,-28}{rows.Length / seconds,12:N0}{finding * 1e6 / rows.Length,14:N2}{(double)compared / rows.Length,16:N2}{most,8}{(double)cut / rows.Length,8:P1}");
    }

    private static void MatchAll(LinkageMatcher matcher, MatchQuery[] rows)
    {
        var results = new MatchResult[Batch];
        for (var start = 0; start < rows.Length; start += Batch)
        {
            var batch = rows.AsSpan(start, Math.Min(Batch, rows.Length - start));
            matcher.MatchBatch(batch, results);
        }
    }

    /// <summary>As the pipeline does: whoever reads a batch matches it.</summary>
    private static void MatchOnBothProcessors(LinkageMatcher matcher, MatchQuery[] rows) => Parallel.For(
        0, (rows.Length + Batch - 1) / Batch, () => new MatchResult[Batch],
        (batch, _, results) =>
        {
            matcher.MatchBatch(rows.AsSpan(batch * Batch, Math.Min(Batch, rows.Length - batch * Batch)), results);
            return results;
        },
        _ => { });

    /// <summary>Seconds; the best of the rounds counts, for other work only ever adds time.</summary>
    private static double Best(Action work)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            work();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return best;
    }

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
