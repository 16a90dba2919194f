using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Tests.Accounts;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.DeadLetters;

/// <summary>Dead letters as pages: read without people by those who may not see them, worked on again on the record.</summary>
public sealed class DeadLetterTests
{
    private ServedCounty _county = null!;

    [OneTimeSetUp]
    public async Task Serve() => _county = await ServedCounty.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    [Order(1)]
    public async Task Nothing_parked_is_said_so()
    {
        using var client = await _county.SignedInAsync(Role.Administrator);

        WebUtility.HtmlDecode(await client.GetStringAsync("/dead-letters")).ShouldContain("没有搁置的行");
        (await client.GetAsync("/dead-letters/row-1-1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    [Order(2)]
    public async Task The_administrator_sees_where_and_why_but_nobody()
    {
        var letter = DeskSamples.Letter(_county);
        using var administrator = await _county.SignedInAsync(Role.Administrator);
        using var bureau = await _county.SignedInAsync(Role.Bureau);

        var seenByBureau = WebUtility.HtmlDecode(await bureau.GetStringAsync("/dead-letters/" + letter));
        var seenByAdministrator = WebUtility.HtmlDecode(await administrator.GetStringAsync("/dead-letters/" + letter));

        seenByBureau.ShouldSatisfyAllConditions(p => p.ShouldContain("对象："), p => p.ShouldContain("部门：医保局"), p => p.ShouldNotContain("Sound"));
        seenByAdministrator.ShouldSatisfyAllConditions(
            p => p.ShouldContain("System.InvalidOperationException"), p => p.ShouldContain("工作表"), p => p.ShouldNotContain("对象："), p => p.ShouldNotContain("身份证号"), p => p.ShouldNotContain("341098"));
        WebUtility.HtmlDecode(await administrator.GetStringAsync("/dead-letters?kind=row")).ShouldSatisfyAllConditions(p => p.ShouldContain(letter), p => p.ShouldNotContain("341098"));
    }

    [Test]
    [Order(3)]
    public async Task What_is_replayed_is_done_and_on_record()
    {
        var letter = DeskSamples.Letter(_county);
        using var client = await _county.SignedInAsync(Role.Administrator);

        var answer = await client.SendFormAsync("/dead-letters/" + letter, null);

        answer.LeadsTo().ShouldBe("/dead-letters");
        WebUtility.HtmlDecode(await client.GetStringAsync("/dead-letters")).ShouldContain($"{letter}：已重做");
        (await _county.Get<DeadLetterDesk>().PageAsync(RowScope.County, DeadLetterKind.Row, new Paging(1, 10), default)).Count.ShouldBe(0);
        var entry = _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.DeadLetterReplayed)).ShouldNotBeNull();
        (entry.Subject, entry.Login).ShouldBe((letter, "admin"));
        (await client.SendFormAsync("/dead-letters", "/dead-letters/" + letter)).LeadsTo().ShouldBe("/dead-letters");
    }
}
