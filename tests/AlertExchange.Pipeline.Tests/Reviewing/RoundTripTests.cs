using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Pipeline.Tests.Support;

namespace AlertExchange.Pipeline.Tests.Reviewing;

/// <summary>Whatever is decided, taking all of it back leaves what was before, but for the histories.</summary>
public sealed class RoundTripTests
{
    private const string Months = "2022-07 2022-08 2022-09";

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Undoing_every_decision_in_any_order_restores_the_state(int seed)
    {
        var chance = new Random(seed);
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        var others = Folk.Others(12);
        var namesakes = others.Take(8).Select((p, i) => p with { Code = $"N{i}", Household = $"N{i}", Id = Person.IdOf(700 + i), Relation = "户主" });
        await exchange.ImportAsync([.. others, .. namesakes]);
        foreach (var month in Months.Split(' '))
        {
            // Some rows with their ids, so that households are warned of already, some without: the same people in other months.
            await exchange.SubmitAsync(ReviewDays.Medical, month, Csv.Medical([.. others.Select(p => (chance.Next(2) == 0 ? p : ReviewDays.WithoutId(p), (object)(8_000 + 1_000 * chance.Next(30))))]));
            await exchange.SubmitAsync("agriculture-water", month, Csv.Water([.. others.Take(6).Select(p => (chance.Next(2) == 0 ? p : ReviewDays.WithoutId(p), "季节性缺水"))]));
        }

        var before = Standing(exchange);
        var decided = new List<CaseNumber>();
        var changed = 0;
        for (var waiting = exchange.Waiting(); waiting.Count > 0 && decided.Count < 14; waiting = exchange.Waiting())
        {
            var found = waiting[chance.Next(waiting.Count)];
            var candidate = found.Candidates[chance.Next(found.Candidates.Count)].PersonCode;
            var result = chance.Next(3) == 0 ? await exchange.RefuseAsync(found.Number, candidate) : await exchange.AcceptAsync(found.Number, candidate);
            changed += result.ShouldBeOfType<ReviewResult.Done>().Followed!.Warnings;
            decided.Add(found.Number);
        }

        changed.ShouldBeGreaterThan(4);
        Standing(exchange).ShouldNotBe(before);
        foreach (var number in decided.OrderBy(_ => chance.Next()))
        {
            (await exchange.UndoAsync(number)).ShouldBeOfType<ReviewResult.Done>();
            Months.Split(' ').ToList().ForEach(exchange.ShouldBalance);
        }

        Standing(exchange).ShouldBe(before);
    }

    /// <summary>Every line of every export, without those of warnings withdrawn and tasks cancelled: these are history.</summary>
    private static string Standing(Exchange exchange) => string.Join('\n', exchange.Picture(Months.Split(' ')).Split('\n')
        .Where(line => !line.Contains(",withdrawn,", StringComparison.Ordinal) && !line.Contains(",cancelled,", StringComparison.Ordinal)));
}
