using System.Net;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Tests.Support;
using ClosedXML.Excel;

namespace AlertExchange.Web.Tests.Reporting;

/// <summary>Files that are sent, checked and handed in, without a browser.</summary>
public sealed class UploadTests
{
    private ServedCounty _county = null!;
    private LiaisonClient _liaison = null!;

    /// <summary>Each test has a month of its own that nothing was reported for.</summary>
    private Period _month = ServedCounty.Month;

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        _liaison = await LiaisonClient.OfAsync(_county);
    }

    [SetUp]
    public void TurnBack() => _month = Period.Of(_month.FirstDay.AddMonths(-1));

    [OneTimeTearDown]
    public async Task Stop()
    {
        _liaison.Dispose();
        await _county.DisposeAsync();
    }

    [Test]
    public async Task A_file_is_handed_in_once_however_many_windows_confirm_it()
    {
        var draft = await CheckedAsync("9月.csv", Insured.Csv(1, 10));
        var page = await _liaison.ReadAsync(draft);
        page.ShouldContain("确认报送");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var answer = await _liaison.PostAsync("/reporting", draft + "?handler=Confirm");
            return answer.Headers.Location!.OriginalString;
        }));

        answers.Distinct().ShouldHaveSingleItem().ShouldStartWith("/reporting/receipts/");
        Submissions().ShouldBe(1);
    }

    [Test]
    public async Task The_same_file_again_is_told_and_changes_nothing()
    {
        var files = Files();
        var first = await _liaison.ConfirmAsync(await CheckedAsync("9月.csv", Insured.Csv(1, 10)));

        var again = await CheckedAsync("9月 (1).csv", Insured.Csv(1, 10));

        var page = await _liaison.ReadAsync(again);
        page.ShouldContain("同一个文件");
        page.ShouldContain(first);
        (await _liaison.ConfirmAsync(again)).ShouldBe(first);
        Submissions().ShouldBe(1);
        Files().ShouldBe(files + 1, "the second copy is removed");
    }

    [Test]
    public async Task What_a_correction_replaces_and_withdraws_is_told_before_it_is_confirmed()
    {
        await _liaison.ConfirmAsync(await CheckedAsync("9月.csv", Insured.Csv(1, 10)));

        var whole = await _liaison.ReadAsync(await CheckedAsync("更正.csv", Insured.Csv(4, 8, "13000")));
        var some = await _liaison.ReadAsync(await CheckedAsync("补报.csv", Insured.Csv(4, 8, "14000"), append: true));

        whole.ShouldContain("7 行以这份为准");
        whole.ShouldContain("3 行这份文件里没有，将撤回");
        whole.ShouldContain("就是要撤回");
        some.ShouldContain("7 行以这份为准");
        some.ShouldContain("以前报的其他行不动");
        some.ShouldNotContain("就是要撤回");
    }

    [Test]
    public async Task A_draft_says_that_another_file_came_in_since_it_was_checked()
    {
        var waiting = await CheckedAsync("甲.csv", Insured.Csv(1, 10));
        var other = await CheckedAsync("乙.csv", Insured.Csv(5, 10));
        (await _liaison.ReadAsync(waiting)).ShouldNotContain("又有别的文件报进来");

        await _liaison.ConfirmAsync(other);

        (await _liaison.ReadAsync(waiting)).ShouldContain("又有别的文件报进来");
    }

    [Test]
    public async Task A_column_that_was_not_recognised_is_said_once_and_remembered()
    {
        var content = Insured.Csv(1, 10);
        var odd = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(content).Replace("个人自付（元）", "自己花的钱", StringComparison.Ordinal));
        var draft = await CheckedAsync("自家表.csv", odd);
        (await _liaison.ReadAsync(draft)).ShouldContain("表没有认出来");

        using var said = await _liaison.PostAsync(draft, draft + "?handler=Check", ("heading", "自己花的钱"), ("field", "yearToDateSelfPay"), ("append", "false"));
        await _liaison.WaitAsync(draft);

        (await _liaison.ReadAsync(draft)).ShouldContain("已指定");
        await _liaison.ConfirmAsync(draft);
        (await _liaison.ReadAsync(await _liaison.CheckedAsync("自家表又.csv", odd, LiaisonClient.LongAgo))).ShouldContain("确认报送");
        _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.BindingChanged))!.Details.ShouldBe("yearToDateSelfPay");
    }

    [Test]
    public async Task Too_many_rejections_hold_the_file_until_its_liaison_has_looked()
    {
        var rows = Enumerable.Range(1, 10).Select(n => n <= 5 ? Insured.Row(n, "不知道") : Insured.Row(n));
        var draft = await CheckedAsync("9月.csv", Insured.Of(rows));
        (await _liaison.ReadAsync(draft)).ShouldContain("退回的行太多");

        var held = await _liaison.ConfirmAsync(draft);

        (await _liaison.ReadAsync("/reporting/files/" + held)).ShouldContain("整份暂存，还没有入账");
        (await _liaison.ReadAsync("/reporting")).ShouldContain("整份暂存的，还没有入账");
        using var released = await _liaison.PostAsync("/reporting/files/" + held, $"/reporting/files/{held}?handler=Release");
        released.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await Until.TrueAsync(() => _county.Store.Read(scope => _county.Store.Submissions.Find(scope, held))!.IsFinished);
        (await _liaison.ReadAsync("/reporting/files/" + held)).ShouldContain("已完成，有退回");
    }

    [Test]
    public async Task The_receipt_tells_number_time_digest_and_counts()
    {
        var content = Insured.Of(Enumerable.Range(1, 10).Select(n => n == 3 ? Insured.Row(n, "不知道") : Insured.Row(n)));
        var file = await _liaison.ConfirmAsync(await CheckedAsync("9月.csv", content));

        (await _liaison.ReadAsync("/reporting/receipts/" + file)).ShouldSatisfyAllConditions(
            p => p.ShouldContain($"<b>{file}</b>"), p => p.ShouldContain("2026-10-20 09:"), p => p.ShouldContain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content))),
            p => p.ShouldContain("收到 10 行 = 退回 1 行 + 接收 9 行"));
    }

    [Test]
    public async Task A_template_is_downloaded_filled_in_and_recognised()
    {
        using var workbook = new XLWorkbook(new MemoryStream(await _liaison.DownloadAsync("/reporting/guide?handler=Template&kind=medical-cost")));
        var sheet = workbook.Worksheets.First();
        foreach (var (heading, value) in ((string, string)[])[("姓名", "赵示例"), ("身份证号", Insured.IdOf(1)), ("个人自付", "12000")])
        {
            sheet.CellsUsed(c => c.GetString().StartsWith(heading, StringComparison.Ordinal)).First().CellBelow().SetValue(value);
        }

        using var filled = new MemoryStream();
        workbook.SaveAs(filled);

        (await _liaison.ReadAsync(await CheckedAsync("医保模板.xlsx", filled.ToArray()))).ShouldContain("能接收的 1 行");
    }

    [Test]
    public async Task An_error_workbook_that_is_taken_is_on_record()
    {
        var draft = await CheckedAsync("9月.csv", Insured.Of([Insured.Row(1), Insured.Row(2, "不知道")]));

        (await _liaison.DownloadAsync(draft + "?handler=Errors")).ShouldNotBeEmpty();

        var entry = _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.Exported))!;
        (entry.Login, entry.Subject, entry.Details).ShouldBe(("yibao", draft[(draft.LastIndexOf('/') + 1)..], "1 rows to be put right"));
    }

    [Test]
    public async Task A_held_file_does_not_take_the_place_of_one_that_came_after_it()
    {
        var held = await _liaison.ConfirmAsync(await CheckedAsync("9月.csv", Insured.Of(Enumerable.Range(1, 10).Select(n => n <= 5 ? Insured.Row(n, "不知道") : Insured.Row(n)))));
        await _liaison.ConfirmAsync(await CheckedAsync("9月改好.csv", Insured.Csv(1, 10, "13000")));

        using var answer = await _liaison.PostAsync("/reporting", $"/reporting/files/{held}?handler=Release");

        (await _liaison.ReadAsync("/reporting/files/" + held)).ShouldSatisfyAllConditions(p => p.ShouldContain("没有入账"), p => p.ShouldContain("以后来的为准"), p => p.ShouldNotContain("照常入账</button>"));
        _county.Store.Read(scope => _county.Store.Submissions.Find(scope, held))!.State.ShouldBe(Storage.Submissions.SubmissionState.Held);
        (await _liaison.ReadAsync("/reporting")).ShouldNotContain($"/reporting/files/{held}");
    }

    [Test]
    public async Task A_draft_is_thrown_away_with_its_file()
    {
        var files = Files();
        var thrown = await CheckedAsync("不要.csv", Insured.Csv(2, 10));
        Files().ShouldBe(files + 1);

        using var answer = await _liaison.PostAsync(thrown, thrown + "?handler=Discard");

        (await _liaison.GetAsync(thrown)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Files().ShouldBe(files);
    }

    [Test]
    public async Task What_was_handed_in_is_not_thrown_away_by_another_window()
    {
        var draft = await CheckedAsync("9月.csv", Insured.Csv(1, 10));
        var file = await _liaison.ConfirmAsync(draft);

        using var answer = await _liaison.PostAsync("/reporting", draft + "?handler=Discard");

        (await _liaison.ReadAsync(answer.Headers.Location!.OriginalString)).ShouldContain("没有丢弃");
        _county.Store.Files.Exists(_county.Store.Read(scope => _county.Store.Submissions.Find(scope, file))!.FileId).ShouldBeTrue();
    }

    [Test]
    public async Task What_another_file_brought_since_the_check_is_not_withdrawn_before_it_was_seen()
    {
        var waiting = await CheckedAsync("甲.csv", Insured.Csv(1, 10));
        await _liaison.ConfirmAsync(await CheckedAsync("乙.csv", Insured.Csv(5, 10)));

        using var answer = await _liaison.PostAsync("/reporting", waiting + "?handler=Confirm");

        answer.Headers.Location!.OriginalString.ShouldBe(waiting);
        Submissions().ShouldBe(1);
        (await _liaison.ReadAsync(waiting)).ShouldContain("还没有报送");
        await _liaison.WaitAsync(waiting);
        (await _liaison.ReadAsync(waiting)).ShouldContain("4 行这份文件里没有，将撤回");
        await _liaison.ConfirmAsync(waiting);
        Submissions().ShouldBe(2);
    }

    [Test]
    public async Task The_same_file_as_the_whole_month_is_a_correction_where_it_was_an_addition_before()
    {
        await _liaison.ConfirmAsync(await CheckedAsync("9月.csv", Insured.Csv(1, 10)));
        var added = await _liaison.ConfirmAsync(await CheckedAsync("补报.csv", Insured.Csv(8, 5), append: true));

        var whole = await CheckedAsync("补报.csv", Insured.Csv(8, 5));

        var page = await _liaison.ReadAsync(whole);
        page.ShouldNotContain("同一个文件");
        page.ShouldContain("7 行这份文件里没有，将撤回");
        (await _liaison.ConfirmAsync(whole)).ShouldNotBe(added);
    }

    [Test]
    public async Task A_column_that_was_said_not_to_be_used_can_be_said_otherwise_again()
    {
        var draft = await CheckedAsync("9月.csv", Insured.Csv(1, 10));
        using var unused = await _liaison.PostAsync(draft, draft + "?handler=Check", ("heading", "行政村"), ("field", "ignore"), ("append", "false"));
        await _liaison.WaitAsync(draft);
        RowOf(await _liaison.ReadAsync(draft), "行政村").ShouldSatisfyAllConditions(r => r.ShouldContain("已指定"), r => r.ShouldContain("<option value=\"\">不采用"), r => r.ShouldContain("value=\"village\""));

        using var used = await _liaison.PostAsync(draft, draft + "?handler=Check", ("heading", "行政村"), ("field", "village"), ("append", "false"));
        await _liaison.WaitAsync(draft);

        RowOf(await _liaison.ReadAsync(draft), "行政村").ShouldNotContain("<option value=\"\">不采用");
    }

    [Test]
    public async Task Everything_of_another_department_is_as_if_it_were_not_there()
    {
        var draft = await CheckedAsync("9月.csv", Insured.Csv(1, 10));
        var file = await _liaison.ConfirmAsync(await CheckedAsync("9月报.csv", Insured.Csv(20, 10)));
        using var other = await LiaisonClient.OfAsync(_county, LiaisonClient.Education);

        foreach (var address in (string[])[
            draft, draft + "?handler=Errors", draft + "?handler=Progress", $"/reporting/receipts/{file}", $"/reporting/files/{file}", $"/reporting/files/{file}?handler=Errors",
            $"/reporting/files/{file}/rows/9月报/2", $"/reporting/receipts/{file}?handler=Progress"])
        {
            using var answer = await other.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        foreach (var handler in (string[])["Confirm", "Discard", "Check"])
        {
            using var answer = await other.PostAsync("/reporting", $"{draft}?handler={handler}", ("append", "false"));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, handler);
        }

        (await other.ReadAsync("/reporting/files")).ShouldNotContain("9月报.csv");
        (await other.ReadAsync("/reporting")).ShouldNotContain(draft);
        (await _liaison.ReadAsync(draft)).ShouldContain("确认报送");
    }

    /// <summary>The line of a column among those that were understood.</summary>
    private static string RowOf(string page, string heading)
    {
        var start = page.IndexOf($"name=\"heading\" value=\"{heading}\"", StringComparison.Ordinal);
        return page[page.LastIndexOf("<tr", start, StringComparison.Ordinal)..page.IndexOf("</tr>", start, StringComparison.Ordinal)];
    }

    private Task<string> CheckedAsync(string fileName, byte[] content, bool append = false) => _liaison.CheckedAsync(fileName, content, _month.ToString(), append);

    /// <summary>Submissions of the test's month.</summary>
    private int Submissions() => _county.Store.Read(scope => _county.Store.Submissions.ListByPeriod(scope, _month).Count);

    private int Files() => _county.Store.Files.FinishedBefore(DateTimeOffset.MaxValue).Count;
}
