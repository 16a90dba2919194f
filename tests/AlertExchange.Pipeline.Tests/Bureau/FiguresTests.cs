using System.Text;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Intake.Exports;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Tests.Bureau;

public sealed class FiguresTests
{
    [Test]
    public async Task The_overview_counts_what_the_lists_show()
    {
        using var folder = new DataFolder();
        await using var exchange = await BureauDesks.StartAsync(folder);
        await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Mother, 13000), (Folk.Monitored, 20000), (Folk.Wanderer, 60000), (Folk.Farmer, 10)));
        await exchange.SubmitAsync("agriculture-water", "2022-08", Csv.Loss((Folk.Father, "茶叶", 30000, "2022-08-05")));

        var figures = exchange.Get<Dashboard>().Of(Exchange.PeriodOf("2022-08"));

        (figures.Funnel.Received, figures.Funnel.Warnings.Warnings, figures.Funnel.Warnings.Households, figures.Funnel.Warnings.People, figures.Funnel.Tasks).ShouldBe((6, 5, 3, 4, 3));
        figures.Townships.Sum(t => t.Warnings).ShouldBe(5);
        figures.Townships.Single(t => t.Code is null).Tasks.ShouldBe(1);
        figures.Departments.Single(d => d.Department.Value == BureauDesks.Medical).Warnings.ShouldBe(4);
        figures.Trend.Count.ShouldBe(12);
        (figures.Trend[^1].Received, figures.Trend[^1].Warnings, figures.Trend[^1].Tasks).ShouldBe((6, 5, 3));
        figures.Today.Unplaced.ShouldBe(1);

        // What changed is seen at once, whatever is kept.
        var wanderer = exchange.Listed(new WarningFilter { Unplaced = true }).ShouldHaveSingleItem();
        await exchange.Get<PlacingDesk>().PlaceAsync(
            BureauDesks.Somebody, exchange.Get<WarningDesk>().Targets(RowScope.County, new WarningSelection.Chosen([wanderer.Row.Warning.Due.WarningId])), exchange.Get<PlacingDesk>().Areas.Townships[0],
            CancellationToken.None);
        exchange.Get<Dashboard>().Of(Exchange.PeriodOf("2022-08")).Today.Unplaced.ShouldBe(0);
        exchange.Get<WarningDesk>().Count(RowScope.County, new WarningFilter { Unplaced = true }).ShouldBe(0);
    }

    [Test]
    public async Task A_warning_opens_down_to_its_rows_and_says_how_it_was_reckoned()
    {
        using var folder = new DataFolder();
        await using var exchange = await BureauDesks.StartAsync(folder);
        await exchange.SubmitAsync("agriculture-water", "2022-07", Csv.Loss((Folk.Father, "茶叶", 12000, "2022-07-05")));
        var second = await exchange.SubmitAsync("agriculture-water", "2022-08", Csv.Loss((Folk.Mother, "生猪", 9500.5m, "2022-08-05")));
        var warning = exchange.Listed().ShouldHaveSingleItem().Row.Warning.Due;

        var detail = (await exchange.Get<WarningFile>().OpenAsync(BureauDesks.Somebody, warning.WarningId)).ShouldNotBeNull();

        detail.Arithmetic.ShouldBe("12,000.00 + 9,500.50 = 21,500.50 元 ≥ 20,000 元");
        detail.Rows.Select(r => (r.Row, r.Measure)).ShouldBe([(2, 12000m), (2, 9500.5m)]);
        detail.Rows[1].SubmissionId.ShouldBe(second.Submission.SubmissionId);
        detail.Rows.ShouldAllBe(r => !r.Person.Contains(Folk.Father.Name) && !r.Person.Contains(Folk.Mother.Name) && !r.Person.Contains(Folk.Father.Id));
        detail.History.ShouldHaveSingleItem().Kind.ShouldBe(WarningChangeKind.Raise);
        detail.Tasks.ShouldHaveSingleItem();
        var township = new Viewer("town", "镇", Role.Township, TownshipCode: "341024999");
        (await exchange.Get<WarningFile>().OpenAsync(township, warning.WarningId)).ShouldBeNull();
    }

    [TestCase(ExportFormat.Csv)]
    [TestCase(ExportFormat.Json)]
    public async Task An_export_holds_the_filtered_list_and_ends_with_who_took_it(ExportFormat format)
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        var formula = Folk.Monitored with { Household = "=cmd|' /C calc'!A0", Code = "P0021" };
        await exchange.ImportAsync([.. Folk.Families.Where(p => p != Folk.Monitored), formula]);
        await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Monitored, 20000)));
        var filter = new WarningFilter { Household = exchange.HouseholdOf(formula) };
        using var output = new MemoryStream();

        await exchange.Get<WarningExport>().WriteAsync(BureauDesks.Somebody, filter, "household=…", "=月度例会", format, output);

        var text = Encoding.UTF8.GetString(output.ToArray());
        text.ShouldContain("导出人：乡村振兴局（bureau）；时间：2022-08-20 10:00；用途：=月度例会");
        text.ShouldNotContain("H001");
        if (format == ExportFormat.Csv)
        {
            var lines = text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            lines.Length.ShouldBe(3);
            lines[1].Split(',')[1].ShouldStartWith("'=cmd|");
        }

        var entry = exchange.Store.Read(scope => exchange.Store.Audit.Newest(scope, AuditAction.Exported))!;
        (entry.Action, entry.Login, entry.Reason).ShouldBe((AuditAction.Exported, "bureau", "=月度例会"));
    }

    [Test]
    public async Task A_held_file_is_let_go_on_or_sent_back_by_the_bureau()
    {
        using var folder = new DataFolder();
        await using var exchange = await BureauDesks.StartAsync(folder);
        var doubtful = Csv.Medical((Folk.Father, 12000), (Folk.Mother, "待查"), (Folk.Farmer, "待查"));
        var desk = exchange.Get<HeldDesk>();
        var first = await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", doubtful);
        desk.Page(RowScope.County, new Paging(1, 10)).Lines.ShouldHaveSingleItem().SubmissionId.ShouldBe(first.Submission.SubmissionId);

        (await desk.SendBackAsync(BureauDesks.Somebody, first.Submission.SubmissionId, "请核对金额", CancellationToken.None)).ShouldBeTrue();

        var returned = exchange.Find(first.Submission.SubmissionId);
        (returned.State, returned.Fault!.Message).ShouldBe((SubmissionState.Failed, "乡村振兴局退回：请核对金额"));
        (await desk.ConfirmAsync(BureauDesks.Somebody, first.Submission.SubmissionId, "放行", CancellationToken.None)).ShouldBeFalse();
        exchange.Store.Read(exchange.Store.Submissions.ListFaulted).ShouldBeEmpty();

        // The same file may be sent again, and let go on.
        var second = await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", doubtful);
        second.Submission.SubmissionId.ShouldNotBe(first.Submission.SubmissionId);
        (await desk.ConfirmAsync(BureauDesks.Somebody, second.Submission.SubmissionId, "其余行可用", CancellationToken.None)).ShouldBeTrue();
        (await exchange.FinishedAsync(second.Submission.SubmissionId)).State.ShouldBe(SubmissionState.CompletedWithRejections);
        exchange.Listed().ShouldHaveSingleItem().Row.PersonCode.ShouldBe("P0011");
        exchange.AllTasks("2022-08").ShouldHaveSingleItem().State.ShouldBe(TaskState.Assigned);
    }
}
