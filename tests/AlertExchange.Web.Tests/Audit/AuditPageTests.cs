using System.Net;
using System.Text;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Audit;
using AlertExchange.Web.Tests.Accounts;
using AlertExchange.Web.Tests.Households;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Audit;

/// <summary>The auditor's page.</summary>
public sealed class AuditPageTests
{
    private const string Reason = "王大山家属来访";

    private ServedCounty _county = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        await _county.Store.WriteAsync(scope =>
        {
            var (store, at) = (_county.Store, _county.Clock.GetUtcNow());
            store.Audit.Append(scope, new AuditEntry(at, "xiang-01", Role.Township, AuditAction.ValueRevealed, "H001", Reason, "人编号 P001，身份证号，理由：信访答复", "10.1.2.3"));
            store.Audit.Append(scope, new AuditEntry(at.AddDays(-3), "cun-01", Role.Village, AuditAction.PersonViewed, "H002", Details: "=cmd|' /C calc'!A0"));
        });
    }

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    public async Task Entries_are_filtered_by_account_action_object_and_day()
    {
        using var auditor = await _county.SignedInAsync(Role.Auditor);

        (await auditor.GetStringAsync("/audit")).Says("xiang-01").Says("cun-01");
        (await auditor.GetStringAsync("/audit?login=xiang-01")).Says("H001").SaysNot("H002");
        (await auditor.GetStringAsync("/audit?action=PersonViewed")).Says("H002").SaysNot("H001");
        (await auditor.GetStringAsync("/audit?subject=H001&action=PersonViewed")).ShouldContain("没有符合条件的记录");
        (await auditor.GetStringAsync("/audit?from=2026-10-20")).Says("H001").SaysNot("H002");
        (await auditor.GetStringAsync("/audit?from=0001-01-01&to=9999-12-31")).Says("H001").Says("H002");
        (await auditor.GetStringAsync("/audit?to=2026-10-17&from=never")).Says("H002").SaysNot("H001");
    }

    [Test]
    public async Task Reasons_that_may_name_people_stand_neither_on_the_page_nor_in_the_export()
    {
        using var auditor = await _county.SignedInAsync(Role.Auditor);

        (await auditor.GetStringAsync("/audit")).ShouldNotContain("王大山");
        (await ExportedAsync(auditor, "/audit?handler=Export")).ShouldNotContain("王大山");
    }

    [Test]
    public async Task An_export_says_who_took_it_when_and_why_and_holds_no_formula()
    {
        using var auditor = await _county.SignedInAsync(Role.Auditor);

        var lines = (await ExportedAsync(auditor, "/audit?login=cun-01&handler=Export")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(3);
        lines[1].Says("'=cmd").Says("2026-10-17 09:00");
        lines[2].Says("auditor 于 2026-10-20").Says("用途：年度检查");
        _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.Exported)).ShouldNotBeNull().ShouldSatisfyAllConditions(
            e => e.Login.ShouldBe("auditor"), e => e.Reason.ShouldBe("年度检查"));
        using var without = await auditor.SendFormAsync("/audit", "/audit?handler=Export", ("why", " "));
        without.LeadsTo().ShouldBe("/audit");
    }

    [Test]
    public async Task The_log_is_verified_on_demand_and_the_page_says_by_whom_and_when()
    {
        using var auditor = await _county.SignedInAsync(Role.Auditor);

        (await auditor.SendFormAsync("/audit", "/audit?handler=Verify")).LeadsTo().ShouldBe("/audit");

        var page = await auditor.GetStringAsync("/audit");
        page.Says("上次核验：2026-10-20").Says("条记录完整、连续、未被改动");
    }

    [Test]
    public async Task The_page_fits_an_old_screen_and_a_telephone()
    {
        var page = await Browser.OpenAsync(_county, Role.Auditor);
        await page.GotoAsync("/audit");
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "audit");

        await page.SetViewportSizeAsync(360, 800);
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "audit");
        await page.Context.CloseAsync();
    }

    private static async Task<string> ExportedAsync(HttpClient auditor, string address)
    {
        using var answer = await auditor.SendFormAsync("/audit", address, ("why", "年度检查"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
    }
}
