using System.Text;
using AlertExchange.Pipeline.Bus;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Tests.Bus;

/// <summary>Ten rows do not wait behind a hundred thousand.</summary>
public sealed class LaneTests
{
    private static readonly List<Person> People = Folk.Others(2000);

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_small_file_is_through_before_the_large_ones_that_came_first(bool overBroker)
    {
        await using var broker = overBroker ? TestBroker.Require() : null;
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder, broker?.Settings ?? TransportSettings.Memory);
        await exchange.ImportAsync([.. Folk.Families, .. People]);

        // More large files than are read at once, so that without a lane of its own the small one would have to wait for a place.
        var large = Enumerable.Range(1, 4).Select(n => exchange.SubmitAsync("medical-insurance", $"2022-0{n}", Large(n))).ToList();
        while (exchange.Store.Read(exchange.Store.Submissions.ListUnfinished).Count < large.Count)
            await Task.Delay(5);
        var small = await exchange.SubmitAsync("agriculture-water", "2022-08", Csv.Water((Folk.Farmer, "缺水")));

        small.Submission.State.ShouldBe(SubmissionState.Completed);
        small.Tasks.ShouldBe(1);
        large.ShouldContain(l => !l.IsCompleted);
        (await Task.WhenAll(large)).ShouldAllBe(l => l.Submission.State == SubmissionState.Completed);
    }

    [Test]
    public async Task Small_files_and_departments_that_report_in_real_time_go_by_the_express_lane()
    {
        using var folder = new DataFolder();
        await using var exchange = Exchange.Build(folder);
        var lanes = exchange.Get<Lanes>();
        var submission = (await exchange.ReceiveAsync("medical-insurance", "2022-08", "x", exchange.Store.StartWorker())) with { FileLength = Lanes.ExpressLength };

        lanes.Of(submission).ShouldBe(Lane.Express);
        lanes.Of(submission with { FileLength = Lanes.ExpressLength + 1 }).ShouldBe(Lane.Bulk);
        lanes.Of(submission with { FileLength = Lanes.ExpressLength + 1, Department = new("police") }).ShouldBe(Lane.Express);
        lanes.Of(submission.SubmissionId).ShouldBe(Lane.Express);
        lanes.Of("S20220801-9999").ShouldBe(Lane.Express, "what is gone waits for nothing");
    }

    private static string Large(int seed)
    {
        var csv = new StringBuilder("乡镇,行政村,姓名,身份证号,个人自付,备注\n");
        for (var i = 0; i < 25_000; i++)
        {
            var who = People[(i + seed) % People.Count];
            csv.Append($"{who.Township},{who.Village},{who.Name},{who.Id},{6000 + (i * 6151 + seed) % 9000},第{i}行\n");
        }

        return csv.ToString();
    }
}
