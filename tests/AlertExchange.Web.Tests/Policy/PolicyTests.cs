using System.Net;
using System.Text;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Tests.Accounts;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Policy;

/// <summary>The policy profile: read by whoever may, changed by the bureau with a reason that stays.</summary>
public sealed class PolicyTests
{
    private ServedCounty _county = null!;
    private HttpClient _bureau = null!;
    private string _text = "";

    private PolicyDesk Desk => _county.Get<PolicyDesk>();

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        _bureau = await _county.SignedInAsync(Role.Bureau);
        _text = await File.ReadAllTextAsync(Path.Combine(PlaceFiles.Config, "policies", "qimen.yaml"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _bureau.Dispose();
        await _county.DisposeAsync();
    }

    [Test]
    [Order(1)]
    public async Task Every_rule_and_figure_is_readable_with_its_clause()
    {
        var page = WebUtility.HtmlDecode(await _bureau.GetStringAsync("/policy"));

        page.ShouldSatisfyAllConditions(
            p => p.ShouldContain("祁农工组〔2022〕6号"), p => p.ShouldContain("≤7500 元"), p => p.ShouldContain("二（一）"), p => p.ShouldContain("医保局"), p => p.ShouldContain("没有换过"));
        (await _bureau.GetStringAsync("/policy?handler=Text")).ShouldBe(_text);
    }

    [Test]
    [Order(2)]
    public async Task A_faulty_profile_is_told_by_lines_and_can_not_be_put_into_force()
    {
        var lines = _text.Split('\n');
        var line = Array.FindIndex(lines, l => l.StartsWith("validFrom:", StringComparison.Ordinal)) + 1;
        lines[line - 1] = "vaildFrom: 2022-01-01 # <script>alert(1)</script>";
        await UploadAsync(string.Join('\n', lines));

        var page = await _bureau.GetStringAsync("/policy/change");
        page.ShouldNotContain("<script>alert(1)");
        WebUtility.HtmlDecode(page).ShouldSatisfyAllConditions(
            p => p.ShouldContain($"<td class=\"n problem-line\">{line}</td>"), p => p.ShouldContain("是不是想写 validFrom"), p => p.ShouldNotContain("3. 启用"));
        await _bureau.SendFormAsync("/policy/change", "/policy/change?handler=Use", ("reason", "试试"), ("fingerprint", ""), ("standing", Desk.Current.Profile.Fingerprint));
        Desk.History(new Paging(1, 10)).Count.ShouldBe(0);
    }

    [Test]
    [Order(3)]
    public async Task Another_profile_shows_its_differences_first_and_stands_on_record_with_who_and_why()
    {
        var before = Desk.Current.Profile;
        await UploadAsync(_text.Replace("amount: 7500,", "amount: 8000,", StringComparison.Ordinal).Replace("version: \"2022.6\"", "version: \"2027.1\"", StringComparison.Ordinal));
        var page = WebUtility.HtmlDecode(await _bureau.GetStringAsync("/policy/change"));
        page.ShouldSatisfyAllConditions(p => p.ShouldContain("≤7500 元"), p => p.ShouldContain("≤8000 元"), p => p.ShouldContain("3. 启用"));
        var mark = System.Text.RegularExpressions.Regex.Match(page, "name=\"fingerprint\" value=\"([^\"]+)\"").Groups[1].Value;

        (await SayAsync(mark, before.Fingerprint, " ")).ShouldContain("请写明为什么");
        (await SayAsync(mark, "another", "新文件")).ShouldContain("刚才有变化");
        Desk.Current.Profile.Fingerprint.ShouldBe(before.Fingerprint);
        (await SayAsync(mark, before.Fingerprint, "按 2027 年发文更新监测线")).ShouldContain("新口径已启用");

        Desk.Current.Profile.IncomeLines[0].Amount.ShouldBe(8000);
        Desk.Current.Profile.Version.ShouldBe("2027.1");
        var use = Desk.History(new Paging(1, 10)).Uses.ShouldHaveSingleItem();
        (use.By, use.Reason).ShouldBe(("乡村振兴局", "按 2027 年发文更新监测线"));
        var entry = _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.PolicyChanged)).ShouldNotBeNull();
        (entry.Subject, entry.Reason).ShouldBe((use.Fingerprint, use.Reason));
        WebUtility.HtmlDecode(await _bureau.GetStringAsync("/policy/history")).ShouldContain("按 2027 年发文更新监测线");
    }

    [Test]
    [Order(4)]
    public async Task Uses_are_kept_word_for_word_and_compared()
    {
        await Desk.UseAsync("qimen", "张三", "改回", default);

        WebUtility.HtmlDecode(await _bureau.GetStringAsync("/policy/compare?before=1&after=2")).ShouldSatisfyAllConditions(p => p.ShouldContain("≤8000 元"), p => p.ShouldContain("≤7500 元"));
        WebUtility.HtmlDecode(await _bureau.GetStringAsync("/policy?use=1")).ShouldSatisfyAllConditions(p => p.ShouldContain("现在不用"), p => p.ShouldContain("≤8000 元"));
        (await _bureau.GetAsync("/policy?use=99")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    [Order(5)]
    public async Task Who_may_only_read_finds_no_way_to_change()
    {
        using var auditor = await _county.SignedInAsync(Role.Auditor);

        (await auditor.GetStringAsync("/policy")).ShouldNotContain("/policy/change");
        (await auditor.GetAsync("/policy/change")).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [TestCase(new byte[] { 0xFF, 0xFE, 0x41, 0x00 })]
    [TestCase(new byte[] { 0xB3, 0xC2, 0xC3 })]
    [TestCase(new byte[] { 0x61, 0x00, 0x62 })]
    [Order(6)]
    public async Task What_is_no_text_is_not_kept(byte[] content)
    {
        await _county.Get<PolicyDraftDesk>().DiscardAsync(_county.ViewerOf(Role.Bureau), default);

        await _bureau.SendFileAsync("/policy/change", "/policy/change?handler=Upload", "qimen.yaml", content);

        var draft = _county.Get<PolicyDraftDesk>().Of(_county.ViewerOf(Role.Bureau));
        (draft is null || _county.Get<PolicyDraftDesk>().Check(draft) is AlertExchange.Engine.Policies.PolicyProfileResult.Refused).ShouldBeTrue();
    }

    private async Task UploadAsync(string text) =>
        (await _bureau.SendFileAsync("/policy/change", "/policy/change?handler=Upload", "qimen-新.yaml", Encoding.UTF8.GetBytes(text))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    private async Task<string> SayAsync(string fingerprint, string standing, string reason)
    {
        var answer = await _bureau.SendFormAsync("/policy/change", "/policy/change?handler=Use", ("fingerprint", fingerprint), ("standing", standing), ("reason", reason));
        return WebUtility.HtmlDecode(await _bureau.GetStringAsync(answer.LeadsTo()));
    }
}
