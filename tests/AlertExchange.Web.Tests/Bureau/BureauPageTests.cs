using System.Net;
using System.Text.RegularExpressions;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Storage.Bureau;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Bureau;

/// <summary>The bureau's pages as a browser without script sees them.</summary>
public sealed partial class BureauPageTests
{
    private ServedCounty _county = null!;
    private HttpClient _bureau = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        _bureau = await _county.SignedInAsync(Role.Bureau);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _bureau.Dispose();
        await _county.DisposeAsync();
    }

    [Test]
    public async Task Every_figure_leads_to_a_list_of_exactly_that_many()
    {
        var overview = await TextAsync($"/dashboard?period={ServedCounty.Month}");
        var links = FigureLinks().Matches(overview)
            .Select(m => (Address: WebUtility.HtmlDecode(m.Groups["address"].Value), Figure: int.Parse(m.Groups["figure"].Value.Replace(",", "", StringComparison.Ordinal))))
            .Where(l => !l.Address.StartsWith("/reconciliation", StringComparison.Ordinal) && l.Figure > 0).Distinct().ToList();

        links.Count(l => l.Address.StartsWith("/warnings", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
        links.Count(l => l.Address.StartsWith("/tasks", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
        foreach (var (address, figure) in links)
        {
            CountOf(await TextAsync(address)).ShouldBe(figure, address);
        }
    }

    [Test]
    public async Task The_auditor_sees_the_figures_and_no_way_to_the_lists()
    {
        using var auditor = await _county.SignedInAsync(Role.Auditor);

        var overview = await auditor.GetStringAsync($"/dashboard?period={ServedCounty.Month}");

        overview.ShouldContain("近 12 个月");
        LinksToLists().Matches(overview).ShouldBeEmpty();
        var answer = await auditor.GetAsync("/warnings");
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task The_address_of_a_list_says_all_of_it_and_pages_follow_one_another()
    {
        var first = await TextAsync($"/warnings?period={ServedCounty.Month}&sort=-measure");
        var all = _county.Get<WarningDesk>().Page(RowScope.County, new WarningFilter { Period = ServedCounty.Month, Sort = WarningSort.Measure }, new Storage.Lists.Paging(1, 100));

        Ids(first).ShouldBe(all.Lines.Take(50).Select(l => l.Row.Warning.Due.WarningId.Value));
        first.ShouldContain("aria-sort=\"descending\"");
        if (all.Count > 50)
        {
            Ids(await TextAsync($"/warnings?period={ServedCounty.Month}&sort=-measure&p=2")).ShouldBe(all.Lines.Skip(50).Select(l => l.Row.Warning.Due.WarningId.Value));
        }

        CountOf(await TextAsync("/warnings?household=nobody")).ShouldBe(0);
        (await _bureau.GetAsync("/warnings?period=garbage&township=%3Cscript%3E&rule=%27--&sort=nothing&p=-3")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task What_is_not_there_is_not_found()
    {
        foreach (var id in (string[])["W-0000000000000000", "W-XYZ", "1", "W-0000000000000000'"])
        {
            (await _bureau.GetAsync("/warnings/" + id)).StatusCode.ShouldBe(HttpStatusCode.NotFound, id);
        }
    }

    [Test]
    public async Task All_that_a_list_shows_is_asked_for_at_once_and_a_second_time_nothing_is()
    {
        var (township, _) = _county.BusiestPlace();
        var open = _county.Store.Read(scope => _county.Store.Tasks.ReadByPeriod(scope, ServedCounty.Month).Count(t => t.Task.State.IsInHand() && t.Task.Place.TownshipCode == township));
        var list = $"/warnings?township={township}";

        var told = await PostAsync(list, "Remind", ("which", "all"));

        told.ShouldContain($"已催办 {open} 个核查任务");
        (await PostAsync(list, "Remind", ("which", "all"))).ShouldContain("没有可以催办的任务");
        (await PostAsync(list, "Remind", ("which", "chosen"))).ShouldContain("请先勾选预警");
    }

    [Test]
    public async Task An_export_asks_why_and_says_so_in_its_last_line()
    {
        (await PostAsync("/warnings", "Export", ("format", "csv"), ("reason", " "))).ShouldContain("请写明导出用途");

        var list = $"/warnings?period={ServedCounty.Month}&status=standing";
        using var answer = await SendAsync(list, "Export", ("format", "csv"), ("reason", "八月例会"));

        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldStartWith("预警-");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[^1].ShouldStartWith("导出人：乡村振兴局（bureau）");
        (lines.Length - 2).ShouldBe(CountOf(await TextAsync(list)));
        using var workbook = await SendAsync(list, "Export", ("format", "xlsx"), ("reason", "八月例会"));
        (await workbook.Content.ReadAsByteArrayAsync()).Take(2).ShouldBe("PK"u8.ToArray());
    }

    [Test]
    public async Task A_view_is_kept_shared_and_forgotten_by_its_owner_only()
    {
        var list = $"/warnings?period={ServedCounty.Month}&status=standing&sort=-measure&p=3";
        (await PostAsync(list, "Save", ("name", "<b>大额</b>"), ("shared", "1"))).ShouldContain("已保存为");
        using var colleague = await _county.SignedInAsync(new Viewer("bureau2", "局里的同事", Role.Bureau));

        var seen = await colleague.GetStringAsync("/warnings");

        seen.ShouldContain("&lt;b&gt;大额&lt;/b&gt;");
        seen.ShouldContain($"/warnings?period={ServedCounty.Month}&amp;status=standing&amp;sort=-measure\"");
        seen.ShouldNotContain("删除视图");
    }

    [Test]
    public async Task A_silence_needs_its_reason_and_stands_in_its_list_until_it_is_ended()
    {
        var line = _county.Get<WarningDesk>().Page(RowScope.County, new WarningFilter { Standing = WarningStanding.Standing, Sort = WarningSort.Household }, new Storage.Lists.Paging(1, 1)).Lines[0];
        var address = "/warnings/" + line.Row.Warning.Due.WarningId;
        var until = DateOnly.FromDateTime(_county.Clock.GetUtcNow().AddHours(8).Date).AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        (await PostAsync(address, "Silence", ("until", until), ("reason", ""))).ShouldContain("请写明静默原因");
        (await PostAsync(address, "Silence", ("until", until), ("reason", "已另案办理<x>"))).ShouldContain("静默中");

        var listed = await TextAsync("/silences");
        listed.ShouldContain("已另案办理&lt;x&gt;");
        listed.ShouldContain(line.Row.HouseholdCode);
        CountOf(await TextAsync("/warnings?doing=silenced")).ShouldBeGreaterThan(0);
        var number = Regex.Match(listed, "name=\"number\" value=\"(\\d+)\"").Groups[1].Value;
        (await PostAsync("/silences", "End", ("number", number))).ShouldContain("已提前结束");
        CountOf(await TextAsync("/warnings?doing=silenced")).ShouldBe(0);
        (await TextAsync("/silences?state=expired")).ShouldContain("提前结束");
    }

    [Test]
    public async Task A_silence_that_is_not_taken_says_why_and_keeps_what_was_filled_in()
    {
        using var answer = await SendAsync("/silences", "Make", ("household", "没有这一户"), ("department", "petitions"), ("until", "2026-11-30"), ("reason", "已另案办理<x>"));

        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("没有户编号“没有这一户”");
        page.ShouldContain("value=\"已另案办理&lt;x&gt;\"");
        page.ShouldContain("value=\"petitions\" selected");
        page.ShouldContain("value=\"2026-11-30\"");
    }

    [Test]
    public async Task Whoever_may_only_look_at_tasks_can_do_nothing_here()
    {
        using var township = await _county.SignedInAsync(Role.Township);

        foreach (var address in (string[])["/warnings", "/silences", "/unplaced", "/held", "/dashboard"])
        {
            (await township.GetAsync(address)).StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Forbidden);
            (await township.PostAsync(address, new FormUrlEncodedContent([new("which", "all")]))).StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest);
        }
    }

    private static List<string> Ids(string page) => [.. WarningLinks().Matches(page).Select(m => m.Groups["id"].Value)];

    private static int CountOf(string page) => Counted().Match(page) is { Success: true } found ? int.Parse(found.Groups["count"].Value.Replace(",", "", StringComparison.Ordinal)) : 0;

    private async Task<string> TextAsync(string address)
    {
        var answer = await _bureau.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Fills in a form of the page and tells what the page says afterwards.</summary>
    private async Task<string> PostAsync(string address, string handler, params (string, string)[] fields)
    {
        using var answer = await SendAsync(address, handler, fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var told = new HttpRequestMessage(HttpMethod.Get, answer.Headers.Location);
        return await (await _bureau.SendAsync(told)).Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(string address, string handler, params (string Key, string Value)[] fields)
    {
        var token = Token().Match(await TextAsync(address)).Groups["token"].Value;
        var form = fields.Append(("__RequestVerificationToken", WebUtility.HtmlDecode(token))).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        return await _bureau.PostAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}", new FormUrlEncodedContent(form));
    }

    [GeneratedRegex("""<a (?:class="[^"]*" )?href="(?<address>/[^"]+)"><?b?>?(?<figure>[\d,]+)<""")]
    private static partial Regex FigureLinks();

    [GeneratedRegex("""href="/(?:warnings|tasks|unplaced|held|review)""")]
    private static partial Regex LinksToLists();

    [GeneratedRegex("""共 (?<count>[\d,]+) 条""")]
    private static partial Regex Counted();

    [GeneratedRegex("""class="code" href="/warnings/(?<id>W-[0-9a-f]{16})""")]
    private static partial Regex WarningLinks();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)""")]
    private static partial Regex Token();
}
