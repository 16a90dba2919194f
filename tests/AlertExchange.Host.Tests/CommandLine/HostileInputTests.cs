using System.Diagnostics;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake;
using AlertExchange.Intake.Tests.Reading;
using AlertExchange.Pipeline.Submitting;

namespace AlertExchange.Host.Tests.CommandLine;

/// <summary>Foreign, broken and malicious files handed in as a department's table. Alone, because each has to be refused within a time.</summary>
[NonParallelizable]
public sealed class HostileInputTests
{
    private const int Mutations = 2000;

    /// <summary>As different from each other as the corpus has them: kind of file, kind of damage, kind of cost.</summary>
    private static readonly string[] Sample =
    [
        "empty.xlsx", "page.xls", "photo.xlsx", "letter-docx.xlsx", "archive7.xlsx", "noise.xls", "half.xlsx", "macro.xlsm",
        "password.xlsx", "password.xls", "dtd.xlsx", "deep.xlsx", "entries.xlsx", "lying-small.xlsx", "excel95.xls", "cycle-list.xls", "nul.csv", "quote-long.csv",
        "endless-line.csv", "mixed.csv", "columns-16384.xlsx", "blank-rows.xlsx", "rows-too-many.xlsx", "bomb.xlsx", "bomb-sheets.xlsx", "many-rows.csv",
    ];

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, string> HalfAGibibyte = new() { ["DOTNET_GCHeapHardLimit"] = "0x20000000" };

    [Test]
    public async Task A_hostile_file_is_refused_within_its_time_and_memory_and_leaves_nothing()
    {
        using var place = new Workplace();
        (await place.RunAsync("roster", "import", SmallCounty.WriteRoster(place))).Exits(0);
        (await place.SubmitAsync(place.Write("医保.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000)), "medical-insurance")).Exits(0);
        var (matches, warnings, tasks) = (await place.ExportAsync("matches"), await place.ExportAsync("warnings"), await place.ExportAsync("tasks"));
        var corpus = HostileFiles.All(mutations: 0).ToDictionary(f => f.Name);
        foreach (var file in Sample.Select(name => corpus[name]))
        {
            var path = place.PathOf(file.Name);
            File.WriteAllBytes(path, file.Bytes);

            var result = await Alertx.RunAsync(["submit", path, "--department", "medical-insurance", "--period", Workplace.Month, "--data", place.Data], place.Root, HalfAGibibyte, Limit);

            result.ExitsWithReason(3, "未接收");
            File.Delete(path);
        }

        (await place.ExportAsync("matches")).Lines().ShouldBe(matches.Lines());
        (await place.ExportAsync("warnings")).Lines().ShouldBe(warnings.Lines());
        (await place.ExportAsync("tasks")).Lines().ShouldBe(tasks.Lines());
        Directory.EnumerateFiles(Path.Combine(place.Data, "files")).Count().ShouldBe(1);
        var status = (await place.RunAsync("status", "--period", Workplace.Month, "--json")).Exits(0).Json.EnumerateArray().Single(r => r.GetProperty("department").GetString() == "medical-insurance");
        status.GetProperty("files").GetInt32().ShouldBe(1);
        status.GetProperty("received").GetInt32().ShouldBe(1);
    }

    [Test]
    public async Task The_whole_corpus_is_checked_or_refused_and_nothing_else()
    {
        using var place = new Workplace();
        await using var exchange = InProcess.Open(place.Data);
        var desk = exchange.Get<CheckDesk>();
        var seed = Random.Shared.Next();
        foreach (var file in HostileFiles.All(Mutations, seed))
        {
            var request = new SubmitRequest { FileName = file.Name, Department = new DepartmentId("medical-insurance"), Period = Workplace.Period };
            var clock = Process.GetCurrentProcess().TotalProcessorTime;
            try
            {
                desk.Check(request, new MemoryStream(file.Bytes));
            }
            catch (IntakeRefusedException refused)
            {
                refused.Message.Any(CommandResult.IsChinese).ShouldBeTrue($"{file.Name}: {refused.Message}");
            }
            catch (Exception other)
            {
                throw new AssertionException($"seed {seed}, {file.Name}: {other}");
            }

            (Process.GetCurrentProcess().TotalProcessorTime - clock).ShouldBeLessThan(Limit, file.Name);
        }
    }
}
