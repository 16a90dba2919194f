using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Web.Tests.Support;
using Microsoft.Playwright;

namespace AlertExchange.Web.Tests.Journeys;

/// <summary>One family's way through all the desks, each person signing in with their own password: the whole product in one story.</summary>
public sealed class FromFileToOutcomeTests
{
    private ServedCounty _county = null!;

    [OneTimeSetUp]
    public async Task Serve() => _county = await ServedCounty.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    public async Task A_cost_that_a_liaison_reports_is_looked_into_in_the_village_and_the_liaison_learns_what_became_of_it()
    {
        var (name, id, household, villageCode) = SomebodyNobodyWarnedOf();
        var file = Encoding.UTF8.GetBytes($"乡镇,行政村,姓名,身份证号,个人自付（元）\r\n平里镇,平里村,{name},{id},23456.70\r\n");

        var liaison = await SignInAsync(_county.ViewerOf(Role.Liaison), 1440);
        await liaison.GetByRole(AriaRole.Link, new() { Name = "上传", Exact = true }).First.ClickAsync();
        await liaison.GetByLabel("报送月份").SelectOptionAsync("2026-09");
        await liaison.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "九月医保.csv", MimeType = "text/csv", Buffer = [.. Encoding.UTF8.Preamble, .. file] });
        await liaison.GetByRole(AriaRole.Button, new() { Name = "上传并检查" }).ClickAsync();
        await liaison.GetByRole(AriaRole.Button, new() { Name = "确认报送" }).ClickAsync();
        await liaison.GetByText("已完成", new() { Exact = true }).WaitForAsync();

        var bureau = await SignInAsync(_county.ViewerOf(Role.Bureau), 1440);
        await bureau.GotoAsync($"/warnings?period=2026-09&household={household}");
        (await bureau.Locator("main").InnerTextAsync()).ShouldContain("23,456.7");
        await Browser.PictureAsync(bureau, "journey-1-bureau-warnings");

        var task = _county.Store.Read(scope => _county.Store.Tasks.ReadByPeriod(scope, new(2026, 9)).Single(t => t.HouseholdCode == household)).Task;
        var township = await SignInAsync(_county.ViewerOf(Role.Township), 1440);
        await township.GotoAsync($"/tasks/{task.TaskId}");
        (await township.Locator("main").InnerTextAsync()).ShouldContain("23,456.7");
        await township.GetByRole(AriaRole.Button, new() { Name = "签收" }).ClickAsync();
        await township.GetByRole(AriaRole.Button, new() { Name = "交村办理" }).WaitForAsync();
        await township.Locator("select[name=place]").SelectOptionAsync(villageCode);
        await township.GetByRole(AriaRole.Button, new() { Name = "交村办理" }).ClickAsync();
        await Browser.PictureAsync(township, "journey-2-township-task");

        var village = await SignInAsync(_county.ViewerOf(Role.Village) with { Login = "grid", VillageCode = villageCode }, 360);
        await Browser.FitsAsync(village);
        await village.GotoAsync($"/tasks/{task.TaskId}");
        await Browser.FitsAsync(village);
        await Browser.PictureAsync(village, "journey-3-village-task");
        await village.GetByText("核实无风险").First.ClickAsync();
        await village.Locator("button.reason").First.ClickAsync();
        await village.GetByText("待确认").First.WaitForAsync();

        await bureau.GotoAsync("/tasks?state=reported");
        await bureau.Locator($"input[value^='{task.TaskId}']").CheckAsync();
        bureau.Dialog += (_, dialog) => dialog.AcceptAsync();
        await bureau.GetByRole(AriaRole.Button, new() { Name = "确认所选" }).ClickAsync();
        await bureau.GetByRole(AriaRole.Status).First.WaitForAsync();
        await Browser.PictureAsync(bureau, "journey-4-bureau-confirmed");

        await liaison.GotoAsync("/reporting/files?period=2026-09");
        await liaison.GetByRole(AriaRole.Row).Filter(new() { HasText = "九月医保.csv" }).GetByRole(AriaRole.Link).First.ClickAsync();
        (await liaison.Locator(".figure").Filter(new() { HasText = "核实无风险" }).Locator("b").InnerTextAsync()).ShouldBe("1");
        (await liaison.Locator("main").InnerTextAsync()).ShouldNotContain(id);
        await Browser.PictureAsync(liaison, "journey-5-liaison-learns");
    }

    /// <summary>Through the sign-in page, with the password.</summary>
    private async Task<IPage> SignInAsync(Viewer viewer, int width)
    {
        var page = await Browser.OpenAsync(_county, role: null, width);
        var account = _county.AccountOf(viewer);
        await page.GotoAsync("/");
        await page.GetByLabel("登录名").FillAsync(account.Login);
        await page.GetByLabel("密码").FillAsync(ServedCountySignIn.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>Of the busiest township, without a warning yet, with an id that is sound: so that nothing but this file speaks of them.</summary>
    private (string Name, string Id, string Household, string Village) SomebodyNobodyWarnedOf()
    {
        var township = _county.BusiestPlace().Township;
        var areas = _county.Get<PolicyDesk>().Current.Areas;
        var warned = _county.Store.Read(scope => _county.Store.Warnings.ReadByPeriod(scope, ServedCounty.Month).Select(w => w.HouseholdCode).ToHashSet());
        (string, string, string, string)? found = null;
        _county.Store.Read(scope =>
        {
            _county.Store.Roster.LoadPeople(scope, _county.Store.Roster.Latest(scope)!.Version, numbered =>
            {
                var person = numbered.Person;
                if (found is null && person.IdState == CitizenIdState.Sound && !warned.Contains(person.HouseholdCode)
                    && areas.Resolve(person.Township, person.Village, null) is { VillageCode: { } village } place && place.TownshipCode == township)
                {
                    found = (person.Name, person.CitizenId!, person.HouseholdCode, village);
                }
            });
            return true;
        });
        return found ?? throw new AssertionException("Everybody in the township is warned of.");
    }
}
