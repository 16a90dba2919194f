using System.Net;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Reporting;

/// <summary>Zero reports and the department's year.</summary>
public sealed class ZeroTests
{
    private static readonly Period September = new(2026, 9);

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
    public async Task Is_refused_once_data_exist_for_the_month()
    {
        var page = await _liaison.ReadAsync("/reporting/zero?period=2026-10");
        using var answer = await ReportAsync("2026-10", "王示例");

        page.ShouldContain("已经报过数据，不能再报零报告");
        page.ShouldNotContain("签名（填报人姓名）");
        (await _liaison.ReadAsync(answer.Headers.Location!.OriginalString)).ShouldContain("不能再报零报告");
        Standing(ServedCounty.Month).ShouldBeFalse();
    }

    [Test]
    public async Task Must_be_signed()
    {
        using var answer = await ReportAsync("2026-09", "  ");

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("零报告要有人签名");
        Standing(September).ShouldBeFalse();
    }

    [Test]
    public async Task Is_taken_back_with_a_reason_and_kept_with_who_and_why()
    {
        using var made = await ReportAsync("2026-09", "王示例");
        Standing(September).ShouldBeTrue();
        _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.ZeroReported))!.Subject.ShouldBe("medical-insurance 2026-09");

        using var without = await _liaison.PostAsync("/reporting/zero?period=2026-09", "/reporting/zero?handler=TakeBack", ("period", "2026-09"), ("Reason", ""));
        using var with = await _liaison.PostAsync("/reporting/zero?period=2026-09", "/reporting/zero?handler=TakeBack", ("period", "2026-09"), ("Reason", "漏了两户"));

        without.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        with.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Standing(September).ShouldBeFalse();
        var page = await _liaison.ReadAsync("/reporting/zero?period=2026-09");
        page.ShouldContain("医保联络员 更正撤销，原因：漏了两户");
        page.ShouldContain("签名（填报人姓名）");
        _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.ZeroCorrected))!.Reason.ShouldBe("漏了两户");
    }

    [Test]
    public async Task Gives_way_to_a_file_which_the_check_tells_before()
    {
        using var made = await ReportAsync("2026-09", "王示例");
        var draft = await _liaison.CheckedAsync("9月.csv", Insured.Csv(1, 10));
        (await _liaison.ReadAsync(draft)).ShouldContain("零报告自动撤销");
        (await _liaison.ReadAsync("/reporting")).ShouldSatisfyAllConditions(p => p.ShouldContain("迟报"), p => p.ShouldContain("href=\"/reporting/zero?period=2026-09\""));

        var file = await _liaison.ConfirmAsync(draft);

        Standing(September).ShouldBeFalse();
        (await _liaison.ReadAsync("/reporting/zero?period=2026-09")).ShouldContain(file);
        (await _liaison.ReadAsync("/reporting")).ShouldSatisfyAllConditions(p => p.ShouldContain("href=\"/reporting/files?period=2026-09\""), p => p.ShouldNotContain("缺报"));
    }

    [Test]
    public async Task The_year_shows_each_month_in_words_and_what_is_due()
    {
        var year = await _liaison.ReadAsync("/reporting");
        using var police = await LiaisonClient.OfAsync(_county, LiaisonClient.Police);

        year.ShouldContain("2026年");
        year.ShouldContain("已报送");
        year.ShouldContain("未启用");
        year.ShouldContain("未到");
        (await police.ReadAsync("/reporting")).ShouldContain("填报一条");
    }

    [Test]
    public async Task A_month_that_is_open_is_counted_down_to_its_day_and_missing_after_it()
    {
        _county.Clock.PutForward(TimeSpan.FromDays(30));

        var before = await _liaison.ReadAsync("/reporting");
        _county.Clock.PutForward(TimeSpan.FromDays(8));
        var after = await _liaison.ReadAsync("/reporting");

        before.ShouldContain("2026年11月还没有报。截止 11月25日，还有 6 天。");
        before.ShouldContain("11月24日（截止前一个工作日）");
        after.ShouldContain("2026年11月没有报，已过截止日 2 天");
        after.ShouldContain("缺报");
    }

    private bool Standing(Period month) => _county.Store.Read(scope => _county.Store.ZeroReports.ListOf(scope, new DepartmentId("medical-insurance"), month, month)).Any(z => z.Stands);

    private Task<HttpResponseMessage> ReportAsync(string month, string name) =>
        _liaison.PostAsync("/reporting/zero?period=2026-09", "/reporting/zero", ("period", month), ("SignedBy", name));
}
