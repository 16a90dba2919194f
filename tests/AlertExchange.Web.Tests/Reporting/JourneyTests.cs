using AlertExchange.Engine.Access;
using AlertExchange.Web.Tests.Support;
using ClosedXML.Excel;
using Microsoft.Playwright;

namespace AlertExchange.Web.Tests.Reporting;

/// <summary>A liaison's month in a real browser.</summary>
public sealed class JourneyTests
{
    private ServedCounty _county = null!;

    [OneTimeSetUp]
    public async Task Serve() => _county = await ServedCounty.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    public async Task From_a_file_with_errors_to_its_correction_its_receipt_and_what_became_of_it()
    {
        var page = await Browser.OpenAsync(_county, Role.Liaison);
        var complaints = Complaints(page);
        await page.GotoAsync("/reporting");
        await Browser.PictureAsync(page, "reporting-home");
        await page.GetByRole(AriaRole.Link, new() { Name = "上传", Exact = true }).First.ClickAsync();
        await page.GetByLabel("报送月份").SelectOptionAsync("2026-09");
        var rows = Enumerable.Range(1, 12).Select(n => n switch { 3 => Insured.Row(n, "不知道"), 7 => "平里镇,平里村,,,15000", _ => Insured.Row(n, $"{9_000 + (1_000 * n)}") });
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "9月医保.csv", MimeType = "text/csv", Buffer = Insured.Of(rows) });
        await Browser.PictureAsync(page, "reporting-upload");
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并检查" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "确认报送" }).WaitForAsync();
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "reporting-draft");
        (await page.Locator("#findings").InnerTextAsync()).ShouldContain("不知道");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载要改的行" }).ClickAsync());
        _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.Exported)).ShouldNotBeNull("the workbook has whole ids").Login.ShouldBe("yibao");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认报送" }).ClickAsync();
        await page.GetByText("已完成，有退回").WaitForAsync();
        await Browser.PictureAsync(page, "reporting-receipt");
        (await page.Locator(".receipt").InnerTextAsync()).ShouldContain("收到 12 行 = 退回 2 行 + 接收 10 行");

        await page.GotoAsync("/reporting/upload?period=2026-09");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "9月医保-退回.xlsx",
            MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Buffer = Corrected(await download.PathAsync()),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并检查" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认报送" }).WaitForAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("更正表");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认报送" }).ClickAsync();
        await page.GetByText("已完成", new() { Exact = true }).WaitForAsync();

        await page.GotoAsync("/reporting/files?period=2026-09");
        await Browser.PictureAsync(page, "reporting-files");
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "9月医保.csv" }).GetByRole(AriaRole.Link).ClickAsync();
        var story = await page.Locator(".story").InnerTextAsync();
        story.ShouldContain("收到 12 行");
        story.ShouldContain("预警 10 条");
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "reporting-file");
        await page.GetByRole(AriaRole.Link, new() { Name = "发出预警" }).ClickAsync();
        await page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link).First.ClickAsync();
        var way = await page.Locator("main").InnerTextAsync();
        way.ShouldContain("发出预警");
        way.ShouldContain("不在花名册");
        way.ShouldNotContain(Insured.IdOf(1));
        await Browser.PictureAsync(page, "reporting-row");
        complaints.ShouldBeEmpty();
    }

    [Test]
    public async Task A_file_is_dropped_and_one_that_is_no_table_is_told_without_leaving_the_page()
    {
        var page = await Browser.OpenAsync(_county, Role.Liaison);
        await page.GotoAsync("/reporting/upload");
        await page.EvaluateAsync(
            """
            () => {
              const files = new DataTransfer();
              files.items.add(new File(['<html><table></table></html>'], '名单.xls'));
              document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
            }
            """);
        (await page.Locator(".drop-name").InnerTextAsync()).ShouldContain("名单.xls");

        await page.EvaluateAsync(
            """
            () => {
              const files = new DataTransfer();
              ['一月.csv', '二月.csv'].forEach(name => files.items.add(new File(['姓名'], name)));
              document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
            }
            """);
        (await page.Locator("#upload-problem").InnerTextAsync()).ShouldContain("一次只能传一个");
        (await page.Locator(".drop-name").InnerTextAsync()).ShouldContain("名单.xls");

        await page.GetByRole(AriaRole.Button, new() { Name = "上传并检查" }).ClickAsync();

        await page.GetByText("网页（HTML）").WaitForAsync();
        await Browser.PictureAsync(page, "reporting-refused");
        new Uri(page.Url).AbsolutePath.ShouldBe("/reporting/upload");
    }

    [Test]
    public async Task One_case_is_reported_on_a_telephone()
    {
        var context = await Browser.OpenAsAsync(_county, LiaisonClient.Police, 360, 740);
        await context.GotoAsync("/reporting/record");
        await Browser.FitsAsync(context);
        await context.GetByLabel("姓名").FillAsync("孙示例");
        await context.GetByLabel("身份证号").FillAsync(Insured.IdOf(77));
        await context.GetByLabel("类型").FillAsync("交通事故");
        await context.GetByLabel("案发时间").FillAsync("2026-10-18");
        await context.GetByLabel("乡镇").FillAsync("平里镇");
        await Browser.PictureAsync(context, "reporting-record");
        await context.GetByRole(AriaRole.Button, new() { Name = "上报" }).ClickAsync();

        await context.GetByText("已上报").WaitForAsync();
        await Browser.FitsAsync(context);
    }

    [TestCase(1440)]
    [TestCase(360)]
    public async Task Pages_fit_the_window_and_the_browser_does_not_complain(int width)
    {
        var page = await Browser.OpenAsync(_county, Role.Liaison, width);
        var complaints = Complaints(page);
        var file = _county.Store.Read(scope => _county.Store.SubmissionLists.Standing(scope, _county.ViewerOf(Role.Liaison).Department!.Value, ServedCounty.Month))[0].SubmissionId;
        foreach (var (address, name) in ((string, string)[])[
            ("/reporting", "home"), ("/reporting/upload", "upload"), ("/reporting/zero?period=2026-09", "zero"), ("/reporting/zero?period=2026-10", "zero-refused"), ("/reporting/guide", "guide"),
            ("/reporting/files", "files"), ($"/reporting/files/{file}", "file"), ($"/reporting/files/{file}?rows=rejected", "file-rejected"), ($"/reporting/receipts/{file}", "receipt")])
        {
            (await page.GotoAsync(address))!.Status.ShouldBe(200, address);
            await Browser.FitsAsync(page);
            await Browser.PictureAsync(page, "reporting-" + name);
            (await page.Locator("h1").CountAsync()).ShouldBe(1, address);
        }

        complaints.ShouldBeEmpty();
    }

    private static List<string> Complaints(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }

    /// <summary>What a liaison does with the error workbook: writes what was missing and sends it back.</summary>
    private static byte[] Corrected(string path)
    {
        using var content = File.OpenRead(path);
        using var workbook = new XLWorkbook(content);
        var sheet = workbook.Worksheets.First();
        var amount = sheet.CellsUsed(c => c.GetString().Contains("个人自付", StringComparison.Ordinal)).First().Address.ColumnNumber;
        var name = sheet.CellsUsed(c => c.GetString() == "姓名").First().Address.ColumnNumber;
        foreach (var row in sheet.RowsUsed().Where(r => r.Cell(amount).GetString() is "不知道" or "15000"))
        {
            row.Cell(name).SetValue("钱示例");
            row.Cell(amount).SetValue("15000");
        }

        using var written = new MemoryStream();
        workbook.SaveAs(written);
        return written.ToArray();
    }
}
