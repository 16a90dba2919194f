using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Drafts;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Reporting;

/// <summary>Files that are sent, checked and handed in, without a browser.</summary>
public sealed class UploadTests
{
    private ServedCounty _county = null!;
    private LiaisonClient _liaison = null!;

    [SetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        _liaison = await LiaisonClient.OfAsync(_county);
    }

    [TearDown]
    public async Task Stop()
    {
        _liaison.Dispose();
        await _county.DisposeAsync();
    }

    [Test]
    public async Task A_file_is_handed_in_once_however_many_windows_confirm_it()
    {
        var draft = await _liaison.CheckedAsync("9月.csv", Insured.Csv(1, 10));
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
        var first = await _liaison.ConfirmAsync(await _liaison.CheckedAsync("9月.csv", Insured.Csv(1, 10)));

        var again = await _liaison.CheckedAsync("9月 (1).csv", Insured.Csv(1, 10));

        var page = await _liaison.ReadAsync(again);
        page.ShouldContain("同一个文件");
        page.ShouldContain(first);
        (await _liaison.ConfirmAsync(again)).ShouldBe(first);
        Submissions().ShouldBe(1);
        Files().ShouldBe(1 + Before, "the second copy is removed");
    }

    [Test]
    public async Task What_a_correction_replaces_and_withdraws_is_told_before_it_is_confirmed()
    {
        await _liaison.ConfirmAsync(await _liaison.CheckedAsync("9月.csv", Insured.Csv(1, 10)));

        var whole = await _liaison.ReadAsync(await _liaison.CheckedAsync("更正.csv", Insured.Csv(4, 8, "13000")));
        var some = await _liaison.ReadAsync(await _liaison.CheckedAsync("补报.csv", Insured.Csv(4, 8, "14000"), append: true));

        whole.ShouldContain("7 行以这份为准");
        whole.ShouldContain("3 行这份文件里没有，将撤回");
        some.ShouldContain("7 行以这份为准");
        some.ShouldContain("以前报的其他行不动");
    }

    [Test]
    public async Task A_draft_says_that_another_file_came_in_since_it_was_checked()
    {
        var waiting = await _liaison.CheckedAsync("甲.csv", Insured.Csv(1, 10));
        var other = await _liaison.CheckedAsync("乙.csv", Insured.Csv(5, 10));
        (await _liaison.ReadAsync(waiting)).ShouldNotContain("又有别的文件报进来");

        await _liaison.ConfirmAsync(other);

        (await _liaison.ReadAsync(waiting)).ShouldContain("又有别的文件报进来");
    }

    [Test]
    public async Task A_column_that_was_not_recognised_is_said_once_and_remembered()
    {
        var content = Insured.Csv(1, 10);
        var odd = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(content).Replace("个人自付（元）", "自己花的钱", StringComparison.Ordinal));
        var draft = await _liaison.CheckedAsync("自家表.csv", odd);
        (await _liaison.ReadAsync(draft)).ShouldContain("表没有认出来");

        using var said = await _liaison.PostAsync(draft, draft + "?handler=Check", ("heading", "自己花的钱"), ("field", "yearToDateSelfPay"), ("append", "false"));
        await _liaison.WaitAsync(draft);

        (await _liaison.ReadAsync(draft)).ShouldContain("已指定");
        await _liaison.ConfirmAsync(draft);
        (await _liaison.ReadAsync(await _liaison.CheckedAsync("自家表10.csv", odd, "2026-08"))).ShouldContain("确认报送");
        _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.BindingChanged))!.Details.ShouldBe("yearToDateSelfPay");
    }

    [Test]
    public async Task Too_many_rejections_hold_the_file_until_its_liaison_has_looked()
    {
        var rows = Enumerable.Range(1, 10).Select(n => n <= 5 ? Insured.Row(n, "不知道") : Insured.Row(n));
        var draft = await _liaison.CheckedAsync("9月.csv", Insured.Of(rows));
        (await _liaison.ReadAsync(draft)).ShouldContain("退回的行太多");

        var held = await _liaison.ConfirmAsync(draft);

        (await _liaison.ReadAsync("/reporting/files/" + held)).ShouldContain("整份暂存，还没有入账");
        using var released = await _liaison.PostAsync("/reporting/files/" + held, $"/reporting/files/{held}?handler=Release");
        released.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await Until.TrueAsync(() => _county.Store.Read(scope => _county.Store.Submissions.Find(scope, held))!.IsFinished);
        (await _liaison.ReadAsync("/reporting/files/" + held)).ShouldContain("已完成，有退回");
    }

    [Test]
    public async Task A_draft_survives_a_restart_and_one_that_was_not_checked_yet_is_checked_then()
    {
        var done = await _liaison.CheckedAsync("9月.csv", Insured.Csv(1, 10));
        var begun = await _liaison.CheckedAsync("9月更正.csv", Insured.Csv(2, 10));
        _county.Store.Write(scope => _county.Store.Drafts.TryChange(
            scope, _county.Store.Drafts.Find(scope, RowScope.County, IdOf(begun))! with { State = DraftState.Checking, ReportJson = null })).ShouldBeTrue();

        await _county.RestartAsync();
        using var liaison = await LiaisonClient.OfAsync(_county);

        (await liaison.ReadAsync("/reporting")).ShouldContain("9月更正.csv");
        (await liaison.ReadAsync(done)).ShouldContain("确认报送");
        await liaison.WaitAsync(begun);
        (await liaison.ReadAsync(begun)).ShouldContain("确认报送");
    }

    [Test]
    public async Task A_draft_is_removed_with_its_file_when_its_time_is_over_or_it_is_thrown_away()
    {
        var forgotten = await _liaison.CheckedAsync("忘了.csv", Insured.Csv(1, 10));
        var thrown = await _liaison.CheckedAsync("不要.csv", Insured.Csv(2, 10));
        Files().ShouldBe(Before + 2);

        using var answer = await _liaison.PostAsync(thrown, thrown + "?handler=Discard");
        (await _liaison.GetAsync(thrown)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        _county.Clock.PutForward(TimeSpan.FromDays(15));
        await _county.RestartAsync();

        using var liaison = await LiaisonClient.OfAsync(_county);
        await Until.TrueAsync(() => Files() == Before);
        (await liaison.GetAsync(forgotten)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Everything_of_another_department_is_as_if_it_were_not_there()
    {
        var draft = await _liaison.CheckedAsync("9月.csv", Insured.Csv(1, 10));
        var file = await _liaison.ConfirmAsync(await _liaison.CheckedAsync("9月报.csv", Insured.Csv(20, 10)));
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
        (await other.ReadAsync("/reporting")).ShouldNotContain("9月.csv");
        (await _liaison.ReadAsync(draft)).ShouldContain("确认报送");
    }

    private static string IdOf(string draft) => draft[(draft.LastIndexOf('/') + 1)..];

    /// <summary>Submissions of the month that had none.</summary>
    private int Submissions() => _county.Store.Read(scope => _county.Store.Submissions.ListByPeriod(scope, new Contracts.Alerts.Period(2026, 9)).Count);

    private int Before => _county.Store.Read(scope => _county.Store.Submissions.ListByPeriod(scope, ServedCounty.Month).Count);

    private int Files() => _county.Store.Files.FinishedBefore(DateTimeOffset.MaxValue).Count;
}
