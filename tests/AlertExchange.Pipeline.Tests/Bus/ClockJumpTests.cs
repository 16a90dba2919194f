using AlertExchange.Pipeline.Settings;
using AlertExchange.Pipeline.Tests.Support;

namespace AlertExchange.Pipeline.Tests.Bus;

/// <summary>Somebody sets the clock while files are worked on. It says on which day a task is due, and nothing else: it decides who is dead for nobody.</summary>
public sealed class ClockJumpTests
{
    private static readonly List<Person> People = Folk.Others(1300);

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_clock_that_jumps_changes_nothing_but_the_time_of_day(bool overBroker)
    {
        await using var broker = overBroker ? TestBroker.Require() : null;
        using var rostered = new DataFolder();
        await using (var exchange = await Exchange.StartAsync(rostered))
            await exchange.ImportAsync(People);
        using var calm = rostered.Copy();
        string expected;
        await using (var exchange = await Exchange.StartAsync(calm))
            expected = await WorkAsync(exchange, exchange, jump: false);

        using var folder = rostered.Copy();
        var transport = broker?.Settings ?? TransportSettings.Memory;
        await using var first = await Exchange.StartAsync(folder, transport);
        await using var second = await Exchange.StartAsync(folder, transport);
        (await WorkAsync(first, second, jump: true)).ShouldBe(expected);
        first.Store.Read(scope => first.Store.Faults.List(scope, 10)).ShouldBeEmpty();
    }

    /// <summary>Two files for two processes; the clocks of both go forward and back within the day while they are worked on.</summary>
    private static async Task<string> WorkAsync(Exchange first, Exchange second, bool jump)
    {
        var morning = first.Time.Utc;
        var large = first.SubmitAsync("medical-insurance", "2022-08", Csv.Medical([.. People.Select((p, i) => (p, (object)(6000 + i * 6151 % 9000)))]));
        while (!large.IsCompleted && first.Store.Read(first.Store.Submissions.ListUnfinished).Count == 0)
            await Task.Delay(1);
        var small = second.SubmitAsync("agriculture-water", "2022-08", Csv.Water((People[3], "缺水")));
        for (var i = 0; jump && !(large.IsCompleted && small.IsCompleted); i++)
        {
            first.Time.Utc = morning.AddHours(i % 2 == 0 ? 11 : -1);
            second.Time.Utc = morning.AddHours(i % 2 == 0 ? -1.5 : 12);
            await Task.Delay(5);
        }

        await Task.WhenAll(large, small);
        (first.Time.Utc, second.Time.Utc) = (morning, morning);
        return first.Picture("2022-08");
    }
}
