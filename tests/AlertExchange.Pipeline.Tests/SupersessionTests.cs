using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Submissions;
using ClosedXML.Excel;

namespace AlertExchange.Pipeline.Tests;

/// <summary>What a later file of the same department, form and period does to the earlier ones.</summary>
public sealed class SupersessionTests
{
    private const string Medical = "medical-insurance";

    [Test]
    public async Task A_corrected_file_replaces_row_by_row_and_withdraws_what_vanished()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);
        var first = await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Farmer, 13000), (Folk.Monitored, 14000)));
        var second = await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12500), (Folk.Farmer, 9000)));

        exchange.Warnings("2022-08").Select(w => (w.PersonCode, w.Measure, w.Status)).ShouldBe(
            [("P0011", 12500m, "raised"), ("P0031", 13000m, "withdrawn"), ("P0021", 14000m, "withdrawn")], ignoreOrder: true);
        exchange.Tasks("2022-08").Select(t => (t.HouseholdCode, t.State)).ShouldBe(
            [("H001", "assigned"), ("H003", "cancelled"), ("H002", "cancelled")], ignoreOrder: true);
        Deaths(exchange, first).Select(d => (d.Reason, d.BySubmission, new DeadAlerts(d.Alerts).Count)).ShouldBe(
            [(DeathReason.Superseded, second.Submission.SubmissionId, 2), (DeathReason.Withdrawn, second.Submission.SubmissionId, 1)], ignoreOrder: true);
        Deaths(exchange, second).ShouldBeEmpty();
        var row = exchange.Get<ExchangeReports>().Reconcile(new Period(2022, 8)).Rows.Single(r => r.Department.Value == Medical);
        (row.Files, row.Received, row.Accepted, row.Replaced).ShouldBe((2, 5, 5, 3));
    }

    [Test]
    public async Task A_row_that_came_back_unreadable_keeps_its_earlier_word()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);
        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Mother, 11000), (Folk.Farmer, 13000), (Folk.Monitored, 14000)));

        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Mother, 11000), (Folk.Farmer, "待查"), (Folk.Monitored, 15000)));

        exchange.Warnings("2022-08").Select(w => (w.PersonCode, w.Measure, w.Status)).ShouldBe(
            [("P0011", 12000m, "raised"), ("P0012", 11000m, "raised"), ("P0031", 13000m, "raised"), ("P0021", 15000m, "raised")], ignoreOrder: true);
    }

    [Test]
    public async Task An_appended_file_replaces_what_it_repeats_and_withdraws_nothing()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);
        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Farmer, 13000)));

        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 9000), (Folk.Monitored, 14000)), r => r with { Append = true });

        exchange.Warnings("2022-08").Select(w => (w.PersonCode, w.Status)).ShouldBe(
            [("P0011", "withdrawn"), ("P0031", "raised"), ("P0021", "raised")], ignoreOrder: true);
    }

    [Test]
    public async Task The_error_workbook_corrected_and_handed_in_changes_only_its_rows()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);
        var first = await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Mother, 11000), (Folk.Farmer, "待查"), (Folk.Monitored, 14000)));
        using var errors = new MemoryStream();
        exchange.Get<ErrorWorkbooks>().Write(first.Submission, errors).ShouldBe(1);

        var second = (await exchange.HandInAsync(Medical, "2022-08", Corrected(errors, "待查", "13000"), "更正.xlsx")).ShouldBeOfType<SubmitResult.Ended>().Summary;

        second.Submission.State.ShouldBe(SubmissionState.Completed);
        second.Submission.Append.ShouldBeTrue();
        second.Report.ShouldNotBeNull().IsCorrection.ShouldBeTrue();
        exchange.Warnings("2022-08").Select(w => (w.PersonCode, w.Status)).ShouldBe(
            [("P0011", "raised"), ("P0012", "raised"), ("P0031", "raised"), ("P0021", "raised")], ignoreOrder: true);
    }

    [Test]
    public async Task A_file_sent_again_after_another_one_is_a_change_back_not_the_same_file()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);
        var a = Csv.Medical((Folk.Father, 12000), (Folk.Farmer, 13000));
        var b = Csv.Medical((Folk.Father, 12000), (Folk.Monitored, 14000));
        await exchange.SubmitAsync(Medical, "2022-08", a);
        await exchange.SubmitAsync(Medical, "2022-08", b);

        var back = await exchange.SubmitAsync(Medical, "2022-08", a);

        back.Submission.State.ShouldBe(SubmissionState.Completed);
        Standing(exchange).ShouldBe(["P0011", "P0031"], ignoreOrder: true);
        exchange.Tasks("2022-08").Select(t => (t.HouseholdCode, t.State)).ShouldBe(
            [("H001", "assigned"), ("H003", "cancelled"), ("H003", "assigned"), ("H002", "cancelled")], ignoreOrder: true);
        (await exchange.HandInAsync(Medical, "2022-08", a)).ShouldBeOfType<SubmitResult.SameFile>();

        await exchange.SubmitAsync(Medical, "2022-08", b);
        Standing(exchange).ShouldBe(["P0011", "P0021"], ignoreOrder: true);
    }

    [Test]
    public async Task A_file_with_two_forms_is_replaced_form_by_form()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);
        var both = Workbook(Csv.Dropout((Folk.Student, "辍学")), Csv.EducationCost((Folk.Student, "2021-2022", 12000)));
        var first = (await exchange.HandInAsync("education", "2022-08", both, "两张表.xlsx")).ShouldBeOfType<SubmitResult.Ended>().Summary;
        first.Submission.Kinds.ShouldBe([AlertKind.SchoolDropout, AlertKind.EducationCost], ignoreOrder: true);
        exchange.Warnings("2022-08").Count(w => w.Status == "raised").ShouldBe(2);

        await exchange.SubmitAsync("education", "2022-08", Csv.EducationCost((Folk.Student, "2021-2022", 9000)));

        exchange.Warnings("2022-08").Select(w => (w.Kind, w.Status)).ShouldBe([("school-dropout", "raised"), ("education-cost", "withdrawn")], ignoreOrder: true);
        exchange.Tasks("2022-08").Single().State.ShouldBe("assigned");
    }

    [Test]
    public async Task Rows_of_a_form_that_came_back_all_unreadable_keep_their_word_and_the_vanished_ones_are_withdrawn()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);
        var dropouts = Csv.Dropout((Folk.Student, "辍学"), (Folk.FarmersSon, "辍学"), (Folk.Mother, "辍学"), (Folk.Father, "辍学"));
        await exchange.HandInAsync("education", "2022-08", Workbook(dropouts, Csv.EducationCost((Folk.Student, "2021-2022", 12000), (Folk.Monitored, "2021-2022", 12000))), "一.xlsx");

        await exchange.HandInAsync("education", "2022-08", Workbook(dropouts, Csv.EducationCost((Folk.Student, "2021-2022", "待查"))), "二.xlsx");

        exchange.Warnings("2022-08").Where(w => w.Kind == "education-cost").Select(w => (w.PersonCode, w.Status)).ShouldBe(
            [("P0013", "raised"), ("P0021", "withdrawn")], ignoreOrder: true);
    }

    [TestCase("completes", SubmissionState.Completed)]
    [TestCase("fails", SubmissionState.Failed)]
    [TestCase("is held", SubmissionState.Held)]
    public async Task A_later_file_waits_for_the_earlier_one_of_its_department_and_period_whatever_becomes_of_it(string fate, SubmissionState end)
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);
        var earlier = fate == "is held" ? Csv.Medical((Folk.Father, "待查"), (Folk.Farmer, "待查")) : Csv.Medical((Folk.Father, 12000), (Folk.Farmer, 13000));
        var elsewhere = exchange.Store.StartWorker();
        var first = await exchange.ReceiveAsync(Medical, "2022-08", earlier, elsewhere);
        var second = exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 11000)));

        // The second one is matched and waits; the resumer looks about once a second and must leave it waiting.
        await Task.Delay(1500);
        second.IsCompleted.ShouldBeFalse();
        exchange.Store.Read(scope => exchange.Store.Submissions.ListByPeriod(scope, Exchange.PeriodOf("2022-08"))).Select(s => s.State)
            .ShouldBe([SubmissionState.Received, SubmissionState.Matching]);

        if (fate == "fails")
            exchange.Store.Files.Delete(first.FileId);
        elsewhere.Dispose();
        var ended = await second;

        exchange.Find(first.SubmissionId).State.ShouldBe(end);
        ended.Submission.State.ShouldBe(SubmissionState.Completed);
        Standing(exchange).ShouldBe(["P0011"]);
        exchange.Warnings("2022-08").Single(w => w.PersonCode == "P0011").Measure.ShouldBe(11000m);
    }

    [Test]
    public async Task Another_department_or_period_is_left_alone()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);
        await exchange.SubmitAsync("agriculture-water", "2022-08", Csv.Water((Folk.Father, "缺水")));
        await exchange.SubmitAsync("water-resources", "2022-08", Csv.Water((Folk.Monitored, "缺水")));
        await exchange.SubmitAsync("agriculture-water", "2022-07", Csv.Water((Folk.Farmer, "浑浊")));

        Standing(exchange).ShouldBe(["P0011", "P0021"], ignoreOrder: true);
        exchange.Warnings("2022-07").Single().PersonCode.ShouldBe("P0031");
    }

    private static async Task<Exchange> StartedAsync(DataFolder folder)
    {
        var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);
        return exchange;
    }

    private static IReadOnlyList<BatchDeath> Deaths(Exchange exchange, SubmissionSummary summary) => exchange.Store.Read(scope =>
        exchange.Store.Batches.ReadDeaths(scope, exchange.Store.Batches.List(scope, summary.Submission.SubmissionId).Single().BatchId));

    private static string[] Standing(Exchange exchange) => [.. exchange.Warnings("2022-08").Where(w => w.Status != "withdrawn").Select(w => w.PersonCode)];

    private static byte[] Corrected(MemoryStream workbook, string wrong, string right)
    {
        workbook.Position = 0;
        using var book = new XLWorkbook(workbook);
        book.Worksheets.SelectMany(s => s.CellsUsed()).Single(c => c.GetString() == wrong).Value = right;
        using var saved = new MemoryStream();
        book.SaveAs(saved);
        return saved.ToArray();
    }

    private static byte[] Workbook(params string[] sheets)
    {
        using var book = new XLWorkbook();
        foreach (var csv in sheets)
        {
            var sheet = book.AddWorksheet($"表{book.Worksheets.Count + 1}");
            var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            for (var row = 0; row < lines.Length; row++)
            {
                var cells = lines[row].Split(',');
                for (var column = 0; column < cells.Length; column++)
                    sheet.Cell(row + 1, column + 1).SetDataType(XLDataType.Text).SetValue(cells[column]);
            }
        }

        using var saved = new MemoryStream();
        book.SaveAs(saved);
        return saved.ToArray();
    }
}
