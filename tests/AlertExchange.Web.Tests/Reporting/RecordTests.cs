using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Submissions;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Reporting;

/// <summary>One case of a department that reports as things happen.</summary>
public sealed class RecordTests
{
    private ServedCounty _county = null!;
    private LiaisonClient _police = null!;

    [SetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        _police = await LiaisonClient.OfAsync(_county, LiaisonClient.Police);
    }

    [TearDown]
    public async Task Stop()
    {
        _police.Dispose();
        await _county.DisposeAsync();
    }

    [Test]
    public async Task Is_judged_as_a_row_of_a_file_and_told_beside_the_field()
    {
        using var answer = await SendAsync(("f-name", "孙示例"), ("f-citizenId", Insured.IdOf(77)), ("f-occurredOn", "2026-12-01"), ("f-propertyLoss", "很多"));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("“类型”没有填写");
        Beside(page, "f-incidentType").ShouldContain("没有填写");
        Beside(page, "f-occurredOn").ShouldContain("field-problem");
        page.ShouldContain("value=\"孙示例\"");
        Files().ShouldBe(0);
    }

    [Test]
    public async Task Is_handed_in_as_a_file_that_leaves_others_alone()
    {
        using var first = await SendAsync(Case(77));
        using var second = await SendAsync(Case(78));

        first.Headers.Location!.OriginalString.ShouldStartWith("/reporting/receipts/");
        second.Headers.Location!.OriginalString.ShouldNotBe(first.Headers.Location.OriginalString);
        await Until.TrueAsync(() => Standing().Count == 2);
        _county.Store.Read(scope => Standing().Select(id => _county.Store.SubmissionLists.CountReplaced(scope, id)).ToList()).ShouldAllBe(c => c.Replaced + c.Withdrawn == 0);
        _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.FileSubmitted))!.Login.ShouldBe("gongan");
    }

    [Test]
    public async Task The_same_again_is_told_and_the_same_key_with_other_words_asks_first()
    {
        using var first = await SendAsync(Case(77));
        await Until.TrueAsync(() => Standing().Count == 1);

        using var same = await SendAsync(Case(77));
        using var other = await SendAsync([.. Case(77), ("f-casualties", "重伤1人")]);
        using var seen = await SendAsync([.. Case(77), ("f-casualties", "重伤1人"), ("seen", "true")]);

        same.Headers.Location!.OriginalString.ShouldBe(first.Headers.Location!.OriginalString);
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await other.Content.ReadAsStringAsync()).ShouldContain("都相同的一条");
        seen.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [TestCase("=cmd|' /C calc'!A0")]
    [TestCase("𠮷\"野,示例")]
    [TestCase("<script>alert(1)</script>")]
    public async Task What_was_typed_arrives_as_it_was_typed(string name)
    {
        using var answer = await SendAsync([.. Case(77).Where(f => f.Name != "f-name"), ("f-name", name), ("seen", "true")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        await Until.TrueAsync(() => Standing().Count == 1);

        var page = await _police.ReadAsync("/reporting/files/" + Standing()[0]);

        page.ShouldContain(name);
    }

    [Test]
    public async Task Is_not_there_for_a_department_that_reports_by_the_month()
    {
        using var liaison = await LiaisonClient.OfAsync(_county);

        (await liaison.GetAsync("/reporting/record")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static (string Name, string Value)[] Case(int number) =>
    [
        ("f-township", "平里镇"), ("f-village", "平里村"), ("f-name", "孙示例"), ("f-citizenId", Insured.IdOf(number)), ("f-incidentType", "交通事故"),
        ("f-occurredOn", "2026-10-18"), ("f-propertyLoss", "32000"),
    ];

    private static string Beside(string page, string field)
    {
        var start = page.IndexOf($"id=\"{field}-note\"", StringComparison.Ordinal);
        return page[start..page.IndexOf("class=\"note\"", start, StringComparison.Ordinal)];
    }

    private Task<HttpResponseMessage> SendAsync(params (string Name, string Value)[] fields) => _police.PostAsync("/reporting/record", "/reporting/record", fields);

    private IReadOnlyList<string> Standing() =>
        [.. _county.Store.Read(scope => _county.Store.SubmissionLists.Page(scope, RowScope.Of(LiaisonClient.Police), new SubmissionFilter(), new Storage.Lists.Paging(1, 50)))
            .Lines.Where(s => s.FileName.StartsWith("单条上报", StringComparison.Ordinal) && s.IsFinished).Select(s => s.SubmissionId)];

    private int Files() => _county.Store.Read(scope => _county.Store.SubmissionLists.Page(scope, RowScope.Of(LiaisonClient.Police), new SubmissionFilter(), new Storage.Lists.Paging(1, 50)))
        .Lines.Count(s => s.FileName.StartsWith("单条上报", StringComparison.Ordinal));
}
