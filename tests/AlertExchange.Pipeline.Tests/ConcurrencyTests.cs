using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Tests;

/// <summary>Many liaisons and more than one process at once.</summary>
public sealed class ConcurrencyTests
{
    [Test]
    public async Task Files_of_all_departments_at_once_end_as_they_do_one_after_another()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);
        var forms = exchange.Get<FormCatalog>().Departments.Select(d => d.Forms[0]).ToList();

        var ended = await Task.WhenAll(forms.Select(f => exchange.SubmitAsync(f.Department.Value, "2022-08", SampleOf(f), r => r with { Kind = f.Kind })));

        ended.ShouldAllBe(e => e.Submission.State == SubmissionState.Completed);
        exchange.Reports.Reconcile(Exchange.PeriodOf("2022-08")).Balances.ShouldBeTrue();

        using var other = new DataFolder();
        await using var calm = await Exchange.StartAsync(other);
        await calm.ImportAsync(Folk.Families);
        foreach (var form in forms)
            await calm.SubmitAsync(form.Department.Value, "2022-08", SampleOf(form), r => r with { Kind = form.Kind });
        Shape(exchange).ShouldBe(Shape(calm));
        exchange.Tasks("2022-08").Count(t => t.State != "cancelled").ShouldBe(calm.Tasks("2022-08").Count(t => t.State != "cancelled"));
    }

    [Test]
    public async Task The_same_bytes_at_once_are_taken_once()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);
        var csv = Csv.Medical((Folk.Father, 12000));

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => exchange.HandInAsync("medical-insurance", "2022-08", csv))));

        results.Count(r => r is SubmitResult.Ended).ShouldBe(1);
        results.Count(r => r is SubmitResult.SameFile).ShouldBe(5);
        Directory.GetFiles(Path.Combine(folder.Path, "files"), "*.sealed").Length.ShouldBe(1);
        exchange.Warnings("2022-08").Length.ShouldBe(1);
    }

    [Test]
    public async Task Two_processes_on_one_directory_see_each_others_roster_files_warnings_and_tasks()
    {
        using var folder = new DataFolder();
        await using var server = await Exchange.StartAsync(folder);
        await using var command = await Exchange.StartAsync(folder);
        await command.ImportAsync(Folk.Families);

        var both = await Task.WhenAll(
            server.SubmitAsync("medical-insurance", "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Farmer, 13000))),
            command.SubmitAsync("agriculture-water", "2022-08", Csv.Water((Folk.Mother, "缺水"), (Folk.Monitored, "缺水"))),
            server.SubmitAsync("medical-insurance", "2022-07", Csv.Medical((Folk.Mother, 12000))),
            command.SubmitAsync("education", "2022-08", Csv.Dropout((Folk.Student, "辍学"))));
        both.ShouldAllBe(s => s.Submission.State == SubmissionState.Completed && s.Submission.RosterVersion == 1 && s.Submission.Counts.Definite == s.Submission.Counts.Accepted);
        server.Tasks("2022-08").Count(t => t.HouseholdCode == "H001" && t.State == "assigned").ShouldBe(1);
        server.Tasks("2022-08").Single(t => t.HouseholdCode == "H001").WarningIds.Split(' ').Length.ShouldBe(4);

        // A correction by the other process, then back by the first: each must know what the other wrote.
        await command.SubmitAsync("medical-insurance", "2022-08", Csv.Medical((Folk.Farmer, 9000)));
        server.Warnings("2022-08").Single(w => w.PersonCode == "P0031").Status.ShouldBe("withdrawn");
        await server.SubmitAsync("medical-insurance", "2022-08", Csv.Medical((Folk.Father, 12500), (Folk.Farmer, 14000)));
        command.Warnings("2022-08").Single(w => w.PersonCode == "P0031").Status.ShouldBe("raised");
        command.Picture("2022-07", "2022-08").ShouldBe(server.Picture("2022-07", "2022-08"));
    }

    private static string SampleOf(FormDefinition form)
    {
        var columns = form.Columns.Where(c => c.Field != Field.Ignore).ToList();
        var rows = form.SampleRows.Select(row => string.Join(',', columns.Select(c => row.GetValueOrDefault(c.Field, ""))));
        return string.Join('\n', rows.Prepend(string.Join(',', columns.Select(c => c.Heading)))) + "\n";
    }

    private static string[] Shape(Exchange exchange) =>
        [.. exchange.Warnings("2022-08").Select(w => $"{w.Rule} {w.Measure} {w.Status}").Order(StringComparer.Ordinal)];
}
