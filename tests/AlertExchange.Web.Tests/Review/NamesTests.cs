using System.IO.Compression;
using System.Net;
using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Identity;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Tests.Accounts;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Review;

/// <summary>Names that no program likes, on the way from the roster's preview through clerical review to its workbook.</summary>
public sealed class NamesTests
{
    private const string Script = "<script>alert(1)</script>";
    private const string Formula = "=cmd|' /C calc'!A0";
    private const string FourBytes = "𠮷𡈽田";
    private const string Long = "阿卜杜热合曼·买买提吐尔逊·艾合买提江·阿布都克里木·托合提"; // 30 characters

    private static readonly string[] Names = [Script, Formula, FourBytes, Long];

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
    [Order(1)]
    public async Task They_are_shown_as_they_are_in_preview_list_and_case()
    {
        var draft = DeskSamples.Draft(_county, "户编号,人编号,姓名,证件号码,与户主关系,户类型,乡镇,行政村\n" + string.Concat(Names.Select((name, i) => $"H{i},P{i},{name},{Id(i)},户主,脱贫户,平里镇,平里村\n")));
        await ShowsAsync($"/roster/drafts/{draft}");
        _county.Get<RosterDraftDesk>().Confirm(draft, "乡村振兴局", (_, _) => { }).ShouldBeTrue();
        DeskSamples.Settled(_county, draft)!.ImportedAs.ShouldBe(2);
        await SubmitAsync("乡镇,行政村,姓名,身份证号,个人自付\n" + string.Concat(Names.Select(name => $"平里镇,平里村,{name},,20000\n")));

        var lines = _county.Get<ReviewCases>().Page(RowScope.County, new ReviewFilter { Period = new Period(2026, 9) }, new Paging(1, 10)).Lines;
        lines.Select(l => l.Who.Name).ShouldBe(Names, ignoreOrder: true);
        await ShowsAsync("/review?period=2026-09");
        foreach (var line in lines)
        {
            var page = await _bureau.GetStringAsync($"/review/{line.Number}");
            page.ShouldNotContain(Script);
            WebUtility.HtmlDecode(page).ShouldContain(line.Who.Name!);
        }
    }

    [Test]
    [Order(2)]
    public async Task In_the_workbook_no_cell_is_a_formula_and_it_comes_back()
    {
        var answer = await _bureau.SendFormAsync("/review/sheets?period=2026-09", "/review/sheets?period=2026-09&handler=Export");
        var workbook = await answer.Content.ReadAsByteArrayAsync();
        using (var zip = new ZipArchive(new MemoryStream(workbook)))
        {
            var text = string.Concat(zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));
            text.ShouldSatisfyAllConditions(
                t => t.ShouldNotContain("<f>"), t => t.ShouldNotContain(">=cmd"), t => t.ShouldContain("'=cmd"), t => t.ShouldContain(FourBytes), t => t.ShouldContain(Long), t => t.ShouldContain("导出人：乡村振兴局（bureau）"));
        }

        var results = WebUtility.HtmlDecode(await (await _bureau.SendFileAsync("/review/sheets", "/review/sheets?handler=Import", "人工核对.xlsx", workbook)).Content.ReadAsStringAsync());

        results.ShouldContain("采用 <b>0</b> 行，未采用 <b>0</b> 行");
    }

    [Test]
    [Order(3)]
    public async Task A_file_that_is_no_review_workbook_is_refused_in_plain_words()
    {
        var answer = await _bureau.SendFileAsync("/review/sheets", "/review/sheets?handler=Import", "医保.xlsx", Encoding.UTF8.GetBytes("姓名,金额\n王,1\n"));

        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("这不是人工审核工作簿");
    }

    private async Task ShowsAsync(string address)
    {
        var page = await _bureau.GetStringAsync(address);
        page.ShouldNotContain(Script);
        foreach (var name in Names)
        {
            WebUtility.HtmlDecode(page).ShouldContain(name);
        }
    }

    private async Task SubmitAsync(string csv)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var request = new SubmitRequest { FileName = "医保.csv", Department = new DepartmentId("medical-insurance"), Period = new Period(2026, 9) };
        (await _county.Get<SubmissionDesk>().SubmitAsync(request, content, new Progress<(double?, string)>(), CancellationToken.None)).ShouldBeOfType<SubmitResult.Ended>();
    }

    private static string Id(int number)
    {
        var packed = 341098UL * 100_000_000_000 + 19700101UL * 1000 + (ulong)(100 + number);
        return $"{packed}{CitizenId.CheckDigitOf(packed)}";
    }
}
