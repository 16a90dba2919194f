using System.Net;
using System.Text;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Identity;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Roster;
using AlertExchange.Web.Tests.Accounts;
using AlertExchange.Web.Tests.Support;
using Microsoft.Playwright;

namespace AlertExchange.Web.Tests.Roster;

/// <summary>A roster on its way from a file to a version, in a browser and beside it.</summary>
public sealed class RosterJourneyTests
{
    private const string Heading = "户编号,人编号,姓名,证件号码,与户主关系,户类型,乡镇,行政村,联系电话\n";

    private ServedCounty _county = null!;

    private RosterVersions Versions => _county.Get<RosterVersions>();

    [OneTimeSetUp]
    public async Task Serve() => _county = await ServedCounty.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    [Order(1)]
    public async Task A_preview_tells_what_would_change_and_nothing_changes_until_it_is_confirmed()
    {
        var page = await Browser.OpenAsync(_county, Role.Bureau);
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "花名册-新.csv");
        await File.WriteAllTextAsync(file, Heading + Line("H9001", "P9001", "王试一", 1) + Line("H9001", "P9002", "李试二", 2, "配偶"));
        var before = Versions.Find(1)!;

        await page.GotoAsync("/roster");
        await Browser.PictureAsync(page, "roster");
        await page.ClickAsync("text=导入新的一版");
        await page.SetInputFilesAsync("#file", file);
        await page.ClickAsync("text=上传并预览");
        await Assertions.Expect(page.Locator("#confirm")).ToBeVisibleAsync();

        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "roster-preview");
        var told = await page.InnerTextAsync("main");
        told.ShouldSatisfyAllConditions(
            t => t.ShouldContain("还没有导入"), t => t.ShouldContain("超过现有的五分之一"), t => t.ShouldContain("王试一"), t => t.ShouldContain("证件号码"),
            t => t.ShouldContain(before.People.ToString("N0")), t => t.ShouldNotContain(Id(1)));
        Versions.Page(new Paging(1, 10)).Count.ShouldBe(1);

        await page.ClickAsync("#confirm");
        await page.WaitForURLAsync("**/roster/differences?later=2");

        var (versions, count) = Versions.Page(new Paging(1, 10));
        count.ShouldBe(2);
        (versions[0].People, versions[0].Added, versions[0].Left, versions[0].ImportedBy).ShouldBe((2, 2, before.People, "乡村振兴局"));
        (await page.InnerTextAsync("main")).ShouldContain("已导入为第 2 版");
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "roster-differences");
        _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.RosterImported)).ShouldNotBeNull().Login.ShouldBe("bureau");
        _county.Get<RosterDraftDesk>().List().ShouldBeEmpty();
    }

    [Test]
    [Order(2)]
    public void Versions_differ_by_household_with_each_field_that_changed_and_numbers_masked()
    {
        Import(Heading + Line("H9001", "P9001", "王试一", 1, phone: "13800001111") + Line("H9001", "P9003", "张试三", 3, "之子"));
        var later = Versions.Page(new Paging(1, 1)).Count;

        var (households, count) = Versions.Differences(RowScope.County, later - 1, later, null, new Paging(1, 50));

        count.ShouldBe(1);
        var people = households.ShouldHaveSingleItem().People.ToDictionary(p => p.Name);
        people.Select(p => (p.Key, p.Value.Move)).ShouldBe([("王试一", RosterMove.Changed), ("李试二", RosterMove.Left), ("张试三", RosterMove.Added)], ignoreOrder: true);
        people["王试一"].Fields.ShouldHaveSingleItem().ShouldBe(new RosterDifferenceLine.Field("联系电话", "", "138****1111"));
        people.Values.ShouldAllBe(p => p.MaskedId.Contains("****"));
        Versions.Counts(RowScope.County, later - 1, later).Values.ShouldBe([1, 1, 1]);
        Versions.Differences(RowScope.County, later - 1, later, RosterMove.Left, new Paging(1, 50)).Households.ShouldHaveSingleItem().People.ShouldHaveSingleItem();
        Versions.Differences(RowScope.Nothing, later - 1, later, null, new Paging(1, 50)).Count.ShouldBe(0);
    }

    [Test]
    [Order(3)]
    public async Task Findings_are_listed_by_kind_and_downloaded_with_who_took_them()
    {
        Import(Heading + Line("H9001", "P9001", "王试一", 1) + Line("H9001", "P9002", "李试二", 2) + Line("H9002", "P9003", "张试三", 3, "配偶") + "H9003,P9004,赵试四,34109819620101,户主,一般农户,平里镇,平里村,\n");
        using var client = await _county.SignedInAsync(Role.Bureau);
        var version = Versions.Page(new Paging(1, 1)).Count;

        var page = WebUtility.HtmlDecode(await client.GetStringAsync($"/roster/findings/{version}"));
        page.ShouldSatisfyAllConditions(p => p.ShouldContain("该户有2名户主"), p => p.ShouldContain("该户没有户主"), p => p.ShouldContain("身份证号缺失或有误"), p => p.ShouldNotContain("34109819620101"));
        WebUtility.HtmlDecode(await client.GetStringAsync($"/roster/findings/{version}?kind=NoHead")).ShouldNotContain("该户有2名户主");

        var download = await client.SendFormAsync($"/roster/findings/{version}", null);
        download.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using var workbook = new System.IO.Compression.ZipArchive(await download.Content.ReadAsStreamAsync());
        var text = string.Concat(workbook.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));
        text.ShouldContain("导出人：乡村振兴局（bureau）");
        _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.Exported))!.Subject.ShouldBe($"roster {version}");
    }

    [TestCase("<html><table><tr><td>姓名</td></tr></table></html>", "网页")]
    [TestCase("%PDF-1.7 nothing", "PDF")]
    [TestCase("", "空")]
    [TestCase("甲,乙,丙\n1,2,3\n", "没有找到花名册的表头")]
    [TestCase("户编号,姓名,证件号码\n,,\n", "一个人也没有读到")]
    [Order(4)]
    public async Task A_file_that_is_no_roster_is_refused_in_plain_words_and_changes_nothing(string content, string why)
    {
        using var client = await _county.SignedInAsync(Role.Bureau);
        var before = Versions.Page(new Paging(1, 1)).Count;

        var answer = await client.SendFileAsync("/roster/import", "/roster/import", "花名册.xlsx", Encoding.UTF8.GetBytes(content));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var address = answer.LeadsTo();
        DeskSamples.Settled(_county, address.Split('/')[^1]);

        var page = WebUtility.HtmlDecode(await client.GetStringAsync(address));
        page.ShouldContain(why);
        page.ShouldNotContain("确认导入</button>");
        (await client.SendFormAsync(address, address + "?handler=Confirm")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Versions.Page(new Paging(1, 1)).Count.ShouldBe(before);
        (await client.SendFormAsync(address, address + "?handler=Discard")).LeadsTo().ShouldBe("/roster");
        (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    [Order(5)]
    public async Task A_file_without_the_forms_token_is_not_taken()
    {
        using var client = await _county.SignedInAsync(Role.Bureau);
        using var form = new MultipartFormDataContent { { new ByteArrayContent("姓名\n王"u8.ToArray()), "file", "花名册.csv" } };

        var answer = await client.PostAsync("/roster/import", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("页面已过期");
        _county.Get<RosterDraftDesk>().List().ShouldBeEmpty();
    }

    [Test]
    [Order(6)]
    public async Task Of_two_files_that_are_confirmed_the_second_is_compared_anew_before_it_is_imported()
    {
        var first = DeskSamples.Draft(_county, Heading + Line("H9001", "P9001", "王试一", 1));
        var second = DeskSamples.Draft(_county, Heading + Line("H9005", "P9005", "钱试五", 5));
        var desk = _county.Get<RosterDraftDesk>();
        var before = Versions.Page(new Paging(1, 1)).Count;

        desk.Confirm(first, "甲", (_, _) => { }).ShouldBeTrue();
        DeskSamples.Settled(_county, first)!.ImportedAs.ShouldBe(before + 1);
        desk.Confirm(second, "乙", (_, _) => { }).ShouldBeTrue();
        var view = DeskSamples.Settled(_county, second)!;

        (view.ImportedAs, view.Preview!.BaseVersion, view.Preview.Left).ShouldBe((null, before + 1, 1));
        Versions.Page(new Paging(1, 1)).Count.ShouldBe(before + 1);
        await desk.DiscardAsync(second, default);
        _county.Store.Files.Exists(view.Draft!.FileId).ShouldBeFalse();
    }

    private void Import(string csv)
    {
        var draft = DeskSamples.Draft(_county, csv);
        _county.Get<RosterDraftDesk>().Confirm(draft, "乡村振兴局", (_, _) => { }).ShouldBeTrue();
        DeskSamples.Settled(_county, draft)!.ImportedAs.ShouldNotBeNull();
    }

    private static string Line(string household, string person, string name, int number, string relation = "户主", string phone = "") =>
        $"{household},{person},{name},{Id(number)},{relation},脱贫户,平里镇,平里村,{phone}\n";

    private static string Id(int number)
    {
        var packed = 341098UL * 100_000_000_000 + 19620101UL * 1000 + (ulong)(100 + number);
        return $"{packed}{CitizenId.CheckDigitOf(packed)}";
    }
}
