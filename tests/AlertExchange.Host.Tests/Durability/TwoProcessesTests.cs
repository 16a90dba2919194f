using AlertExchange.Host.Tests.Running;

namespace AlertExchange.Host.Tests.Durability;

/// <summary>The command line and a running server on one data directory at the same time.</summary>
public sealed class TwoProcessesTests
{
    [Test]
    public async Task A_server_and_several_commands_share_one_data_directory()
    {
        using var place = new Workplace();
        var roster = SmallCounty.WriteRoster(place);
        await using var server = await Server.StartAsync(place);
        var medical = place.Write("医保.csv", [SmallCounty.MedicalHeader, .. Enumerable.Range(1, 10).Select(n => SmallCounty.Medical(n, 12_000 + n))]);
        var aid = place.Write("低保.csv", ["乡镇,村,姓名,身份证号,救助类别,享受日期", .. Enumerable.Range(5, 10).Select(n => $"平里镇,平里村,{SmallCounty.Name(n)},{SmallCounty.Id(n)},低保,2022-08-01")]);
        var medicalElsewhere = place.PathOf("同一份.csv");
        File.Copy(medical, medicalElsewhere);

        // The roster that one process imports is the one that the next matches with.
        (await place.RunAsync("roster", "import", roster)).Exits(0);
        var results = await Task.WhenAll(
            place.SubmitAsync(medical, "medical-insurance", "--json"),
            place.SubmitAsync(medicalElsewhere, "medical-insurance", "--json"),
            place.SubmitAsync(aid, "civil-affairs", "--json"));

        foreach (var result in results)
        {
            result.Exits(0);
        }

        results.Take(2).Select(r => r.Json.GetProperty("state").GetString()).Order().ShouldBe(["completed", "same-file"]);
        results[2].Json.GetProperty("definite").GetInt32().ShouldBe(10, results[2].ToString());
        await using (var look = InProcess.Open(place.Data))
        {
            await look.WaitUntilFinishedAsync(TimeSpan.FromSeconds(30));
        }

        var (warnings, tasks) = (await place.ExportAsync("warnings"), await place.ExportAsync("tasks"));
        warnings.Rows.Count.ShouldBe(20);
        tasks.Rows.Count.ShouldBe(14, "one task a household");
        County.GeneratedCounty.WithoutOneTask(warnings, tasks).ShouldBeEmpty();
        (await place.ExportAsync("matches")).Rows.Count.ShouldBe(20);
        foreach (var row in (await place.RunAsync("status", "--period", Workplace.Month, "--json")).Exits(0).Json.EnumerateArray())
        {
            var expected = row.GetProperty("department").GetString() is "medical-insurance" or "civil-affairs" ? 10 : 0;
            row.GetProperty("received").GetInt32().ShouldBe(expected);
            row.GetProperty("definite").GetInt32().ShouldBe(expected);
        }

        await server.SignInAsync(place);
        (await server.GetAsync("/warnings?period=2022-08")).ShouldContain("共 20 条");
        Directory.EnumerateFiles(Path.Combine(place.Data, "files")).Count().ShouldBe(2);
    }
}
