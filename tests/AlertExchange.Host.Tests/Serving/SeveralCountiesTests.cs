using AlertExchange.Contracts.Alerts;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Pipeline.Submitting;

namespace AlertExchange.Host.Tests.Serving;

/// <summary>One worker for several counties: each with its own settings, store and bus.</summary>
public sealed class SeveralCountiesTests
{
    [Test]
    public async Task A_worker_serves_every_county_it_is_given_and_keeps_them_apart()
    {
        using var east = new Workplace();
        using var west = new Workplace();
        var places = new[] { east, west };
        foreach (var place in places)
        {
            (await place.RunAsync("roster", "import", SmallCounty.WriteRoster(place))).Exits(0);
            place.Write("alertx.yaml", $"county: {(place == east ? "east" : "west")}", $"dataDirectory: {place.Data}");
        }

        using var worker = Alertx.Start(["serve", "--roles", "worker", "--urls", "http://127.0.0.1:0", "--config", east.PathOf("alertx.yaml"), "--config", west.PathOf("alertx.yaml")]);
        var said = Task.WhenAll(worker.StandardOutput.ReadToEndAsync(), worker.StandardError.ReadToEndAsync());
        try
        {
            var results = await Task.WhenAll(places.Select((place, n) => HandInAsync(place, SmallCounty.Medical(n + 1, 12_000))));

            results.ShouldAllBe(r => r is SubmitResult.Ended);
            foreach (var (place, n) in places.Select((p, n) => (p, n)))
            {
                (await place.ExportAsync("matches")).Rows.Select(r => r["person_code"]).ShouldBe([$"P{n + 1:D4}"]);
            }
        }
        finally
        {
            worker.Kill();
            await worker.WaitForExitAsync();
            await said;
        }
    }

    [Test]
    public async Task Pages_and_commands_are_of_one_county()
    {
        using var place = new Workplace();
        var (one, other) = (place.Write("a.yaml", $"dataDirectory: {place.PathOf("a")}"), place.Write("b.yaml", $"dataDirectory: {place.PathOf("b")}"));

        (await Alertx.RunAsync(["serve", "--config", one, "--config", other])).ExitsWithReason(2, "网页一次只服务一个县");
        (await Alertx.RunAsync(["status", "--period", Workplace.Month, "--config", one, "--config", other])).ExitsWithReason(2, "只能带一份 --config");
        (await Alertx.RunAsync(["serve", "--roles", "worker", "--config", one, "--config", one])).ExitsWithReason(1, "同一个数据目录");
    }

    private static async Task<SubmitResult> HandInAsync(Workplace place, string row)
    {
        await using var web = await InProcess.StartIntakeAsync(place.PathOf("alertx.yaml"));
        await using var content = File.OpenRead(place.Write("医保.csv", SmallCounty.MedicalHeader, row));
        var request = new SubmitRequest { FileName = "医保.csv", Department = new DepartmentId("medical-insurance"), Period = Workplace.Period };
        return await web.Get<SubmissionDesk>().SubmitAsync(request, content, new Progress<(double? Part, string Text)>(), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(90));
    }
}
