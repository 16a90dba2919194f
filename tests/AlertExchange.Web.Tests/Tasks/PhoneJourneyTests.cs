using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Web.Tests.Support;
using Microsoft.Playwright;

namespace AlertExchange.Web.Tests.Tasks;

/// <summary>A task on a telephone in a village, with and without network, in a real browser.</summary>
public sealed class PhoneJourneyTests
{
    private ServedCounty _county = null!;

    [OneTimeSetUp]
    public async Task Serve() => _county = await ServedCounty.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    public async Task Where_nothing_is_wrong_two_taps_are_enough()
    {
        var id = SomeTasks.Hand(_county);
        var page = await PhoneAsync(Role.Village);
        await page.GotoAsync("/tasks");
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "task-inbox");
        await page.GotoAsync($"/tasks/{id}");
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "task");

        await page.GetByText("核实无风险").First.ClickAsync();
        await Browser.PictureAsync(page, "task-no-risk");
        await page.GetByRole(AriaRole.Button, new() { Name = "子女、亲属有能力赡养" }).ClickAsync();
        await page.WaitForURLAsync("**/tasks");

        (await page.GetByRole(AriaRole.Status).First.InnerTextAsync()).ShouldContain("已反馈：核实无风险");
        var task = SomeTasks.Find(_county, id).Task;
        (task.State, task.Outcome).ShouldBe((TaskState.Reported, "no-risk"));
        SomeTasks.CourseOf(_county, id)[^1].Outcome!.Reason.ShouldBe("supported");
    }

    [Test]
    public async Task What_was_typed_without_network_is_sent_once_when_it_is_back()
    {
        var id = SomeTasks.Hand(_county);
        var page = await PhoneAsync(Role.Village);
        await page.GotoAsync($"/tasks/{id}");
        await FillAsync(page);
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "task-form");

        await page.Context.SetOfflineAsync(true);
        await SubmitAsync(page);
        await Assertions.Expect(page.Locator("[data-sending]")).ToContainTextAsync("没有网络");
        await Browser.PictureAsync(page, "task-offline");
        SomeTasks.CourseOf(_county, id).Count(s => s.Action == TaskAction.Report).ShouldBe(0);

        await page.Context.SetOfflineAsync(false);
        await page.WaitForURLAsync("**/tasks");
        var reported = SomeTasks.CourseOf(_county, id).Single(s => s.Action == TaskAction.Report).Outcome!;
        (reported.Kind, reported.Reason, reported.Note, reported.LookAgainOn).ShouldBe((OutcomeKind.Tracking, "self-solvable", "儿子年底回来，<再看>", new DateOnly(2026, 12, 1)));
        (await DraftsAsync(page)).ShouldBe(0);
    }

    [Test]
    public async Task A_form_that_was_not_sent_is_there_again_after_the_page_was_closed_and_gone_after_signing_out()
    {
        var id = SomeTasks.Hand(_county);
        var page = await PhoneAsync(Role.Village);
        await page.GotoAsync($"/tasks/{id}");
        await FillAsync(page);
        await page.GotoAsync("/tasks");
        await Assertions.Expect(page.Locator("[data-unsent]")).ToContainTextAsync("没有提交");
        await page.GotoAsync($"/tasks/{id}");
        await Assertions.Expect(page.Locator("[name='Form.Note']")).ToHaveValueAsync("儿子年底回来，<再看>");
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = "持续跟踪" })).ToBeCheckedAsync();

        await page.Locator("details.menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in**");
        (await DraftsAsync(page)).ShouldBe(0);
    }

    [Test]
    public async Task What_was_written_for_a_task_that_was_taken_back_meanwhile_is_kept_until_its_writer_throws_it_away()
    {
        var id = SomeTasks.Hand(_county);
        var page = await PhoneAsync(Role.Village);
        await page.GotoAsync($"/tasks/{id}");
        await FillAsync(page);
        await page.Context.SetOfflineAsync(true);
        await SubmitAsync(page);
        await Assertions.Expect(page.Locator("[data-sending]")).ToContainTextAsync("没有网络");
        SomeTasks.Act(_county, Role.Township, new() { TaskId = id, Action = TaskAction.TakeBack });
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#problems")).ToContainTextAsync("不在您这里了");

        await page.GotoAsync("/tasks");
        var unsent = page.Locator("[data-unsent]");
        await Assertions.Expect(unsent).ToContainTextAsync("没有交上");
        await unsent.GetByText("看写的说明").ClickAsync();
        await Assertions.Expect(unsent).ToContainTextAsync("儿子年底回来，<再看>");
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "task-unsent");
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await unsent.GetByRole(AriaRole.Button, new() { Name = "不要了" }).ClickAsync();
        await Assertions.Expect(unsent).ToBeHiddenAsync();
        (await DraftsAsync(page)).ShouldBe(0);
    }

    [Test]
    public async Task Whoever_lost_the_sign_in_while_sending_finds_the_text_after_signing_in_again()
    {
        var id = SomeTasks.Hand(_county);
        var page = await PhoneAsync(Role.Village);
        await page.GotoAsync($"/tasks/{id}");
        await FillAsync(page);
        await page.Context.ClearCookiesAsync();
        await SubmitAsync(page);
        await page.WaitForURLAsync("**/sign-in?returnUrl=**");
        SomeTasks.CourseOf(_county, id).Count(s => s.Action == TaskAction.Report).ShouldBe(0);

        await page.FillAsync("[name=login]", _county.ViewerOf(Role.Village).Login);
        await page.FillAsync("[name=password]", ServedCountySignIn.Password);
        await page.Locator("button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync($"**/tasks/{id}");
        await Assertions.Expect(page.Locator("[name='Form.Note']")).ToHaveValueAsync("儿子年底回来，<再看>");
        await SubmitAsync(page);
        await page.WaitForURLAsync("**/tasks");
        SomeTasks.CourseOf(_county, id).Count(s => s.Action == TaskAction.Report).ShouldBe(1);
    }

    [Test]
    public async Task The_second_of_two_people_reads_what_the_first_did_and_still_has_their_words()
    {
        var id = SomeTasks.Hand(_county);
        var page = await PhoneAsync(Role.Village);
        await page.GotoAsync($"/tasks/{id}");
        await FillAsync(page);
        SomeTasks.Act(_county, Role.Township, new() { TaskId = id, Action = TaskAction.HandToVillage, PlaceCode = OtherVillage() });
        SomeTasks.Act(_county, Role.Township, new() { TaskId = id, Action = TaskAction.HandToVillage, PlaceCode = _county.BusiestPlace().Village });
        await SubmitAsync(page);
        await Assertions.Expect(page.Locator("#problems")).ToContainTextAsync("您填写期间，任务有了新进展");
        await Browser.PictureAsync(page, "task-went-on");
        await Assertions.Expect(page.Locator("[name='Form.Note']")).ToHaveValueAsync("儿子年底回来，<再看>");
        await SubmitAsync(page);
        await page.WaitForURLAsync("**/tasks");
        SomeTasks.CourseOf(_county, id).Count(s => s.Action == TaskAction.Report).ShouldBe(1);
    }

    [Test]
    public async Task The_desks_of_township_and_bureau_fit_wide_and_narrow_windows()
    {
        var id = SomeTasks.New(_county)[0];
        SomeTasks.Act(_county, Role.Township, new()
        {
            TaskId = id,
            Action = TaskAction.Report,
            Outcome = new Outcome(OutcomeKind.DataWrong, new DateOnly(2026, 10, 20), "wrong-amount", Note: "票据只有三千多元，另有一笔是别人的"),
        });
        foreach (var (role, paths) in new[]
        {
            (Role.Township, (string[])["/tasks", "/tasks/workbook", $"/tasks/{SomeTasks.New(_county)[0]}", $"/tasks/{id}/form"]),
            (Role.Bureau, ["/tasks?state=reported", $"/tasks/{id}"]),
        })
        {
            foreach (var width in (int[])[1440, 360])
            {
                var page = await Browser.OpenAsync(_county, role, width);
                foreach (var path in paths)
                {
                    await page.GotoAsync(path);
                    await Browser.FitsAsync(page);
                    await Browser.PictureAsync(page, $"tasks-{role}{path.Split('?')[0].Replace('/', '-').Replace(id, "id", StringComparison.Ordinal)}");
                }

                await page.Context.CloseAsync();
            }
        }
    }

    [Test]
    public async Task Enter_after_a_reason_returns_what_was_chosen_and_confirms_nothing()
    {
        var id = SomeTasks.New(_county)[0];
        SomeTasks.Act(_county, Role.Township, new() { TaskId = id, Action = TaskAction.Report, Outcome = new Outcome(OutcomeKind.Deceased, new DateOnly(2026, 10, 20)) });
        var page = await Browser.OpenAsync(_county, Role.Bureau);
        await page.GotoAsync("/tasks?state=reported&outcome=deceased");
        await page.Locator($"input[name=Chosen][value^='{id}@']").CheckAsync();

        await page.FillAsync("input[name=Note]", "请附证明");
        await page.PressAsync("input[name=Note]", "Enter");

        await page.GetByText("已退回重核 1 户").WaitForAsync();
        SomeTasks.Find(_county, id).Task.State.ShouldBe(TaskState.Accepted);
        await page.Context.CloseAsync();
    }

    private Task<IPage> PhoneAsync(Role role) => Browser.OpenAsync(_county, role, 360, 780);

    private string OtherVillage()
    {
        var (township, village) = _county.BusiestPlace();
        return _county.Get<Pipeline.Policies.PolicyDesk>().Current.Areas.Villages.First(v => v.TownshipCode == township && v.VillageCode != village).VillageCode!;
    }

    private static async Task FillAsync(IPage page)
    {
        await page.GetByText("其他情况，填写结论").ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "持续跟踪" }).CheckAsync();
        await page.SelectOptionAsync("[name='Form.Reason'] >> visible=true", "self-solvable");
        await page.FillAsync("[name='Form.LookAgainOn']", "2026-12-01");
        await page.FillAsync("[name='Form.Note']", "儿子年底回来，<再看>");
    }

    private static Task SubmitAsync(IPage page) => page.Locator("form[data-keep] button[type=submit]").ClickAsync();

    private static Task<int> DraftsAsync(IPage page) => page.EvaluateAsync<int>("Object.keys(localStorage).filter(k => k.startsWith('alertx-')).length");
}
