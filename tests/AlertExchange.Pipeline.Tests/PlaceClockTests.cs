using AlertExchange.Pipeline.Tests.Support;

namespace AlertExchange.Pipeline.Tests;

/// <summary>The place keeps Asia/Shanghai, whatever the machine keeps.</summary>
public sealed class PlaceClockTests
{
    [TestCase("2022-08-25T15:59:59Z", "2022-08-25")]
    [TestCase("2022-08-25T16:00:00Z", "2022-08-26")]
    [TestCase("2022-12-31T16:00:00Z", "2023-01-01")]
    [TestCase("2024-02-28T16:00:00Z", "2024-02-29")]
    public void The_day_changes_at_16_UTC(string utc, string day)
    {
        var clock = new PlaceClock(new PlaceTime { Utc = DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture) });

        clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(day);
        clock.Now.Offset.ShouldBe(TimeSpan.FromHours(8));
        PlaceClock.AtPlace(clock.Now.ToUniversalTime()).ShouldBe(clock.Now);
    }

    [Test]
    public async Task Receipts_deadlines_and_judgements_of_the_future_use_the_days_of_the_place()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);
        exchange.Time.Utc = new DateTimeOffset(2022, 8, 25, 15, 59, 0, TimeSpan.Zero);
        var loss = Csv.Loss((Folk.Father, "茶叶", 30000, "2022-08-25"), (Folk.Farmer, "茶叶", 30000, "2022-08-25"), (Folk.Monitored, "茶叶", 30000, "2022-08-25"), (Folk.Stranger, "茶叶", 30000, "2022-08-26"));

        var before = await exchange.SubmitAsync("agriculture-water", "2022-08", loss);
        exchange.Time.Utc = exchange.Time.Utc.AddMinutes(1);
        var after = await exchange.SubmitAsync("agriculture-water", "2022-08", loss + "\n");

        (before.Submission.SubmissionId[..9], before.Submission.Counts.Rejected).ShouldBe(("S20220825", 1));
        (after.Submission.SubmissionId[..9], after.Submission.Counts.Rejected).ShouldBe(("S20220826", 0));
        exchange.Tasks("2022-08").Select(t => (t.AssignedOn.Day, t.DueOn.Day)).ShouldBe([(25, 27), (25, 27), (25, 27), (26, 28)], ignoreOrder: true);
    }
}
