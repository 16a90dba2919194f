using AlertExchange.Intake;
using AlertExchange.Intake.Reading;
using AlertExchange.Intake.Reviews;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Pipeline.Tests.Support;

namespace AlertExchange.Pipeline.Tests.Reviewing;

/// <summary>Cases out as a workbook, answers in again.</summary>
public sealed class WorkbookTests
{
    [Test]
    public async Task Answers_are_taken_and_blank_rows_stay_open()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartAsync(folder);
        var rows = Export(exchange);
        rows.Count.ShouldBe(3);
        rows.ShouldAllBe(r => r[ReviewSheet.Answer] == "");
        rows.SelectMany(r => r.Values).ShouldNotContain(Folk.Father.Id);
        Of(rows, "P0041")[ReviewSheet.Answer] = "是";

        var results = await TakeAsync(exchange, rows);

        results.Select(r => r.Outcome).ShouldBe([ReviewRowOutcome.Blank, ReviewRowOutcome.Taken, ReviewRowOutcome.Blank], ignoreOrder: true);
        exchange.Standing("2022-08").ShouldBe(["H004"]);
        exchange.Waiting().ShouldHaveSingleItem().Name.ShouldBe("赵长河");
        exchange.Case(exchange.Get<ReviewCases>().List(new ReviewFilter { Decided = true }).Single().Number).History[^1].By.ShouldBe("李四");
    }

    [Test]
    public async Task No_for_every_candidate_closes_a_case_as_nobody()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartAsync(folder);
        var rows = Export(exchange);
        Of(rows, "P0011")[ReviewSheet.Answer] = Of(rows, "P0041")[ReviewSheet.Answer] = "否";

        (await TakeAsync(exchange, rows)).Count(r => r.Outcome == ReviewRowOutcome.Taken).ShouldBe(2);

        exchange.Waiting().ShouldHaveSingleItem().Name.ShouldBe("赵长河");
    }

    [Test]
    public async Task What_is_wrong_with_a_row_keeps_its_whole_case_back_and_no_other()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartAsync(folder);
        var rows = Export(exchange);
        Of(rows, "P0011")[ReviewSheet.Answer] = Of(rows, "P0041")[ReviewSheet.Answer] = "是";
        Of(rows, "P0021")[ReviewSheet.Answer] = "是";

        var results = await TakeAsync(exchange, rows);

        results.Where(r => r.Text.Contains("两个“是”", StringComparison.Ordinal)).Count().ShouldBe(2);
        exchange.Waiting().ShouldHaveSingleItem().Name.ShouldBe("王大山");

        (await RefusedAsync(exchange, rows => Of(rows, "P0041")[ReviewSheet.Answer] = "也许")).ShouldContain(t => t.Contains("只能填 是 或 否", StringComparison.Ordinal));
        (await RefusedAsync(exchange, rows =>
        {
            Of(rows, "P0041")[ReviewSheet.Answer] = "是";
            Of(rows, "P0041")[ReviewSheet.Case] = "C1-9";
        })).ShouldContain(t => t.Contains("被改动", StringComparison.Ordinal));
        (await RefusedAsync(exchange, rows =>
        {
            Of(rows, "P0041")[ReviewSheet.Answer] = "是";
            Of(rows, "P0041")[ReviewSheet.PersonCode] = "P0021";
        })).ShouldContain(t => t.Contains("被改动", StringComparison.Ordinal));
        exchange.Waiting().ShouldHaveSingleItem();
    }

    [Test]
    public async Task An_answer_is_outdated_when_somebody_decided_after_the_export()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartAsync(folder);
        var rows = Export(exchange);
        Of(rows, "P0041")[ReviewSheet.Answer] = "是";
        await exchange.AcceptAsync(exchange.Waiting().Single(c => c.Name == "王大山").Number, "P0011");

        var refused = (await TakeAsync(exchange, rows)).Where(r => r.Outcome == ReviewRowOutcome.Refused).ToList();

        refused.ShouldNotBeEmpty();
        refused.ShouldAllBe(r => r.Text.Contains("张三 确认为 P0011", StringComparison.Ordinal));
        exchange.Standing("2022-08").ShouldBe(["H001"]);
    }

    [Test]
    public async Task A_file_that_is_no_review_workbook_is_refused()
    {
        using var folder = new DataFolder();
        await using var exchange = Exchange.Build(folder);
        var csv = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(ReviewDays.Row(Folk.Father, 1)));

        var refusal = await Should.ThrowAsync<IntakeRefusedException>(() => exchange.Get<ReviewSheets>().TakeAsync(csv, "医保.csv", "李四", null, CancellationToken.None));

        refusal.Message.ShouldContain("这不是人工审核工作簿");
    }

    [Test]
    public async Task No_cell_becomes_a_formula()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync([.. ReviewDays.Roster, ReviewDays.Namesake with { Code = "=1+1", Household = "@SUM(A1)", Id = Person.IdOf(11) }]);
        await exchange.SubmitAsync(ReviewDays.Medical, "2022-08", ReviewDays.Row(Folk.Father, 20_000));
        var output = new MemoryStream();
        exchange.Get<ReviewSheets>().Write(new ReviewFilter(), output);

        Cells(output).SelectMany(r => r).ShouldNotContain(text => text.StartsWith('=') || text.StartsWith('@'));
        var rows = Export(exchange);
        rows.Single(r => r[ReviewSheet.PersonCode] == "'=1+1")[ReviewSheet.Answer] = "是";
        (await TakeAsync(exchange, rows)).Count(r => r.Outcome == ReviewRowOutcome.Taken).ShouldBe(1);
    }

    private static async Task<Exchange> StartAsync(DataFolder folder)
    {
        var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(ReviewDays.Roster);
        await exchange.SubmitAsync(ReviewDays.Medical, "2022-08", Csv.Medical((ReviewDays.WithoutId(Folk.Father), 20_000), (ReviewDays.WithoutId(Folk.Monitored), 20_000)));
        return exchange;
    }

    private static async Task<IReadOnlyList<string>> RefusedAsync(Exchange exchange, Action<List<Dictionary<string, string>>> fill)
    {
        var rows = Export(exchange);
        fill(rows);
        return [.. (await TakeAsync(exchange, rows)).Where(r => r.Outcome == ReviewRowOutcome.Refused).Select(r => r.Text)];
    }

    private static Dictionary<string, string> Of(List<Dictionary<string, string>> rows, string personCode) => rows.Single(r => r[ReviewSheet.PersonCode] == personCode);

    private static List<Dictionary<string, string>> Export(Exchange exchange)
    {
        using var output = new MemoryStream();
        exchange.Get<ReviewSheets>().Write(new ReviewFilter(), output);
        var cells = Cells(output);
        return [.. cells.Skip(1).Select(row => cells[0].Where(column => column.Length > 0).Select((column, i) => (column, text: i < row.Count ? row[i] : "")).ToDictionary(c => c.column, c => c.text))];
    }

    private static List<List<string>> Cells(MemoryStream workbook)
    {
        using var sheets = SpreadsheetOpener.Open(workbook, "审核.xlsx");
        var rows = new List<List<string>>();
        sheets.NextSheet().ShouldBeTrue();
        sheets.SheetName.ShouldBe(ReviewSheet.CaseSheet);
        while (sheets.TryReadRow(out var row))
            rows.Add([.. row.Cells.Select(c => c.Text ?? "")]);
        return rows;
    }

    private static async Task<IReadOnlyList<ReviewRowResult>> TakeAsync(Exchange exchange, List<Dictionary<string, string>> rows)
    {
        using var filled = new MemoryStream();
        ReviewSheetWriter.Write(filled, [.. rows[0].Keys], [.. rows.Select(r => (IReadOnlyList<string>)[.. r.Values])]);
        return await exchange.Get<ReviewSheets>().TakeAsync(filled, "审核.xlsx", "李四", null, CancellationToken.None);
    }
}
