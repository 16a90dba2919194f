using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Tests.Support;
using Microsoft.Playwright;

namespace AlertExchange.Web.Tests.Bureau;

/// <summary>A morning at the bureau, in a real browser.</summary>
public sealed class BureauJourneyTests
{
    private ServedCounty _county = null!;

    [OneTimeSetUp]
    public async Task Serve() => _county = await ServedCounty.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [TestCase(1440)]
    [TestCase(360)]
    public async Task From_the_overview_to_a_warning_its_rows_and_a_silence(int width)
    {
        var page = await Browser.OpenAsync(_county, Role.Bureau, width);
        await page.GotoAsync("/dashboard");
        await Browser.FitsAsync(page);
        (await page.Locator("[data-trend] canvas").CountAsync()).ShouldBe(1);
        await Browser.PictureAsync(page, "bureau-dashboard");

        await page.Locator(".funnel a[href^='/warnings']").ClickAsync();
        await page.WaitForURLAsync("**/warnings?period=*");
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "bureau-warnings");

        // A filter applies as soon as it is chosen, and the address says so.
        await page.Locator("select[name=status]").SelectOptionAsync("standing");
        await page.WaitForURLAsync("**status=standing**");
        await page.Locator("table.warnings a.code").First.ClickAsync();
        await page.WaitForURLAsync("**/warnings/W-*");
        (await page.Locator(".arithmetic").CountAsync()).ShouldBe(1);
        await page.GetByText("逐步查看").First.ClickAsync();
        await page.Locator("#trace").WaitForAsync();
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "bureau-warning");

        await page.Locator("details.tool summary", new PageLocatorOptions { HasText = "静默" }).ClickAsync();
        await page.Locator("details.tool[open] input[name=reason]").FillAsync("已另案办理");
        await Browser.FitsAsync(page);
        await page.Locator("details.tool[open] button[type=submit]").ClickAsync();
        await page.GetByText("静默中，至").WaitForAsync();
        await page.GotoAsync("/silences");
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "bureau-silences");
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.GetByText("提前结束").First.ClickAsync();
        await page.GetByText("已提前结束").First.WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Somebody_without_a_place_is_sent_to_their_village()
    {
        var desk = _county.Get<PlacingDesk>();
        var waiting = desk.Page(RowScope.County, new Paging(1, 50)).Count;
        waiting.ShouldBeGreaterThan(0);
        var village = desk.Areas.Villages[3];
        var page = await Browser.OpenAsync(_county, Role.Bureau);
        await page.GotoAsync("/unplaced");
        await Browser.PictureAsync(page, "bureau-unplaced");
        var task = (await page.Locator("input[name=task]").First.GetAttributeAsync("value"))!;

        await page.Locator("input[name=task]").First.CheckAsync();
        await page.Locator("select[name=township]").SelectOptionAsync(village.TownshipCode!);
        await page.Locator("select[name=village]").SelectOptionAsync(village.VillageCode!);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "指定" }).ClickAsync();
        await page.GetByText("已把 1 户指定到").WaitForAsync();

        desk.Page(RowScope.County, new Paging(1, 50)).Count.ShouldBe(waiting - 1);
        var moved = _county.Store.Read(scope => _county.Store.Tasks.Find(scope, task))!.Task;
        (moved.State, moved.Place).ShouldBe((TaskState.Assigned, village));
        await page.Context.CloseAsync();
    }
}
