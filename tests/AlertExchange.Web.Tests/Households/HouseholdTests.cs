using System.Net;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Households;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Roster;
using AlertExchange.Storage.Verification;
using AlertExchange.Web.Tests.Accounts;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Households;

/// <summary>Looking people up, their household's page, and one value shown whole for a reason.</summary>
public sealed class HouseholdTests
{
    private const string Minority = "阿卜杜热西提·阿卜杜吾普尔·买买提依明·吐尔逊江·艾合买提";
    private const string Script = "<script>alert(1)</script>";
    private const string Rare = "𠮷田山";
    private const string Id = "341098195203151237";
    private const string Phone = "13900001234";

    private ServedCounty _county = null!;
    private string _home = "";
    private string _elsewhere = "";

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        var (township, village) = _county.BusiestPlace();
        var households = _county.Store.Read(scope => _county.Store.Tasks.ReadByPeriod(scope, ServedCounty.Month).Where(t => !t.Task.Household.IsOffRoster).ToList());
        _home = households.First(t => t.Task.Place.VillageCode == village).HouseholdCode;
        _elsewhere = households.First(t => t.Task.Place.TownshipCode is { } code && code != township).HouseholdCode;
        AddOddNames();
    }

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    public async Task A_name_is_found_and_stands_in_no_address()
    {
        using var bureau = await _county.SignedInAsync(Role.Bureau);

        using var sent = await bureau.SendFormAsync("/households", "/households?handler=Name", ("name", Rare), ("township", ""));

        sent.LeadsTo().ShouldBe("/households?found=name");
        var page = await FollowedAsync(bureau, sent);
        WebUtility.HtmlDecode(page).ShouldContain(Rare);
        page.ShouldContain("/households/H9001");
        page.ShouldContain("341098********1237");
        page.ShouldNotContain(Id);
        var entry = Newest(AuditAction.Searched);
        (entry.Login, entry.Subject, entry.Details).ShouldBe(("bureau", "households", "按姓名，1 人"));
    }

    [Test]
    public async Task The_beginning_of_a_name_is_looked_for_within_a_township()
    {
        using var bureau = await _county.SignedInAsync(Role.Bureau);

        (await SearchAsync(bureau, ("name", "阿卜杜"), ("prefix", "true"), ("township", ""))).ShouldContain("请先选择乡镇");
        (await SearchAsync(bureau, ("name", "阿卜杜"), ("prefix", "true"), ("township", _county.BusiestPlace().Township))).ShouldContain(Minority);
        (await SearchAsync(bureau, ("name", "阿"), ("prefix", "true"), ("township", _county.BusiestPlace().Township))).ShouldContain("至少输入两个字");
    }

    [Test]
    public async Task A_whole_id_leads_to_its_household_and_is_written_down_nowhere()
    {
        using var bureau = await _county.SignedInAsync(Role.Bureau);

        using var sent = await bureau.SendFormAsync("/households", "/households?handler=Id", ("id", " " + Id.Insert(6, " ")));

        sent.LeadsTo().ShouldBe("/households/H9001");
        sent.Headers.ToString().ShouldNotContain(Id);
        Newest(AuditAction.Searched).ShouldSatisfyAllConditions(e => e.Details.ShouldBe("按身份证号，1 人"), e => e.Reason.ShouldBeNull());
        using var wrong = await bureau.SendFormAsync("/households", "/households?handler=Id", ("id", "34109819520315123"));
        (await wrong.Content.ReadAsStringAsync()).Says("不是完整有效的身份证号").SaysNot("34109819520315123");
    }

    [Test]
    public async Task A_code_leads_to_its_household()
    {
        using var bureau = await _county.SignedInAsync(Role.Bureau);

        (await bureau.SendFormAsync("/households", "/households?handler=Code", ("code", _home))).LeadsTo().ShouldBe("/households/" + _home);
        (await (await bureau.SendFormAsync("/households", "/households?handler=Code", ("code", "nobody"))).Content.ReadAsStringAsync()).ShouldContain("没有这个户编号");
    }

    [Test]
    public async Task A_township_and_a_village_see_their_own_households_only()
    {
        foreach (var role in (Role[])[Role.Township, Role.Village])
        {
            using var client = await _county.SignedInAsync(role);
            (await client.GetAsync("/households/" + _home)).StatusCode.ShouldBe(HttpStatusCode.OK, role.ToString());
            (await client.GetAsync("/households/" + _elsewhere)).StatusCode.ShouldBe(HttpStatusCode.NotFound, role.ToString());
            (await client.GetAsync(RevealOf(_elsewhere))).StatusCode.ShouldBe(HttpStatusCode.NotFound, role.ToString());
            using var revealed = await client.SendFormAsync("/households", "/reveal", [.. RevealFields(_elsewhere, FirstOf(_elsewhere)), ("reason", "visit")]);
            revealed.StatusCode.ShouldBe(HttpStatusCode.NotFound, role.ToString());
            (await (await client.SendFormAsync("/households", "/households?handler=Code", ("code", _elsewhere))).Content.ReadAsStringAsync()).ShouldContain("本辖区没有这个户编号");
        }

        using var bureau = await _county.SignedInAsync(Role.Bureau);
        (await bureau.GetAsync("/households/" + _elsewhere)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await bureau.GetAsync("/households/nobody")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_village_finds_nobody_of_another_village_by_name_or_id()
    {
        using var other = await _county.SignedInAsync(new Viewer("far-village", "外村", Role.Village, TownshipCode: "341024999", VillageCode: "341024999001"));

        (await SearchAsync(other, ("name", Rare))).ShouldContain("没有找到");
        using var byId = await other.SendFormAsync("/households", "/households?handler=Id", ("id", Id));
        (await byId.Content.ReadAsStringAsync()).ShouldContain("没有找到");
    }

    [Test]
    public async Task Odd_names_are_shown_as_they_are_and_no_whole_number_stands_on_the_page()
    {
        using var bureau = await _county.SignedInAsync(Role.Bureau);

        var page = await bureau.GetStringAsync("/households/H9001");

        WebUtility.HtmlDecode(page).ShouldContain(Rare);
        page.ShouldContain(Minority);
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldNotContain(Script);
        page.ShouldContain("341098********1237");
        page.ShouldContain("139****1234");
        page.SaysNot(Id).SaysNot(Phone).SaysNot("1952-03-15");
        Newest(AuditAction.PersonViewed).ShouldSatisfyAllConditions(e => e.Subject.ShouldBe("H9001"), e => e.Login.ShouldBe("bureau"));
    }

    [Test]
    public async Task A_value_is_shown_whole_for_a_reason_and_goes_on_record_first()
    {
        using var bureau = await _county.SignedInAsync(Role.Bureau);
        (await bureau.GetStringAsync("/reveal?household=H9001&person=P9001&field=CitizenId")).Says("341098********1237").SaysNot(Id);

        using var withoutReason = await bureau.SendFormAsync("/households", "/reveal", RevealFields("H9001", "P9001"));
        (await withoutReason.Content.ReadAsStringAsync()).Says("请选择查看的理由").SaysNot(Id);
        using var withoutNote = await bureau.SendFormAsync("/households", "/reveal", [.. RevealFields("H9001", "P9001"), ("reason", "other")]);
        (await withoutNote.Content.ReadAsStringAsync()).Says("请写明理由").SaysNot(Id);
        var before = Count(AuditAction.ValueRevealed);

        using var shown = await bureau.SendFormAsync("/households", "/reveal", [.. RevealFields("H9001", "P9001"), ("reason", "other"), ("note", "本人到窗口核对")]);

        (await shown.Content.ReadAsStringAsync()).ShouldContain(Id);
        shown.Headers.CacheControl!.NoStore.ShouldBeTrue();
        Count(AuditAction.ValueRevealed).ShouldBe(before + 1);
        Newest(AuditAction.ValueRevealed).ShouldSatisfyAllConditions(
            e => e.Subject.ShouldBe("H9001"), e => e.Details.ShouldBe("人编号 P9001，身份证号，理由：其他（请说明）"), e => e.Reason.ShouldBe("本人到窗口核对"), e => e.Address.ShouldNotBeNullOrEmpty());
        (await bureau.GetStringAsync("/reveal?household=H9001&person=P9001&field=CitizenId")).ShouldNotContain(Id);
        using var phone = await bureau.SendFormAsync("/households", "/reveal", [.. RevealFields("H9001", "P9001", RevealField.Phone), ("reason", "call")]);
        (await phone.Content.ReadAsStringAsync()).ShouldContain(Phone);
    }

    [Test]
    public async Task A_value_that_is_not_there_and_a_field_that_does_not_exist_are_not_found()
    {
        using var bureau = await _county.SignedInAsync(Role.Bureau);

        foreach (var query in (string[])["household=H9001&person=P9002&field=Phone", "household=H9001&person=P9001&field=9", "household=H9001&person=P9001", "household=H9001&person=nobody&field=CitizenId", "field=CitizenId"])
        {
            (await bureau.GetAsync("/reveal?" + query)).StatusCode.ShouldBe(HttpStatusCode.NotFound, query);
        }
    }

    [Test]
    public async Task An_account_sees_so_many_values_an_hour_and_asking_for_more_is_on_record()
    {
        var viewer = new Viewer("eager", "好奇的人", Role.Bureau);
        using var eager = await _county.SignedInAsync(viewer);
        await _county.Store.WriteAsync(scope =>
        {
            for (var i = 0; i < RevealDesk.MostAnHour; i++)
            {
                _county.Store.Audit.Append(scope, new AuditEntry(_county.Clock.GetUtcNow(), viewer.Login, viewer.Role, AuditAction.ValueRevealed, "H9001"));
            }
        });

        using var refused = await eager.SendFormAsync("/households", "/reveal", [.. RevealFields("H9001", "P9001"), ("reason", "visit")]);

        (await refused.Content.ReadAsStringAsync()).Says("一小时内最多查看 60 个").SaysNot(Id);
        Newest(AuditAction.RevealRefused).ShouldSatisfyAllConditions(e => e.Login.ShouldBe("eager"), e => e.Subject.ShouldBe("H9001"));
        using var bureau = await _county.SignedInAsync(Role.Bureau);
        using var shown = await bureau.SendFormAsync("/households", "/reveal", [.. RevealFields("H9001", "P9001"), ("reason", "visit")]);
        (await shown.Content.ReadAsStringAsync()).ShouldContain(Id);
    }

    [Test]
    public async Task The_timeline_runs_through_departments_warnings_tasks_visits_and_reviews()
    {
        var desk = _county.Get<HouseholdDesk>();
        var waiting = _county.Get<ReviewCases>().List(new ReviewFilter())[0];
        var chosen = waiting.Candidates[0];
        (await _county.Get<ReviewDesk>().AcceptAsync(
            new ReviewRequest { Case = waiting.Number, Candidate = chosen.Number, By = "张三", Reason = "电话核实" }, CancellationToken.None)).ShouldBeOfType<ReviewResult.Done>();
        desk.Timeline(RowScope.County, chosen.HouseholdCode, new Paging(1, 100)).ShouldNotBeNull().Events
            .ShouldContain(e => e.Kind == TimelineKind.Review && e.Details[0].Contains("张三") && e.Details[0].Contains("电话核实"));

        var task = _county.Store.Read(scope => _county.Store.Tasks.ReadByPeriod(scope, ServedCounty.Month).First(t => t.HouseholdCode == _home)).Task;
        _county.Store.Write(scope => _county.Store.Verification.Add(scope, task with { State = TaskState.Closed, Outcome = OutcomeKind.NoRisk.Id() }, new VerificationEvent
        {
            Action = TaskAction.Report,
            State = TaskState.Closed,
            By = Role.Village,
            Login = "village",
            Name = "村网格员",
            Outcome = new Outcome(OutcomeKind.NoRisk, new DateOnly(2026, 10, 20), Note: "在家，情况稳定"),
            At = _county.Clock.GetUtcNow().AddMinutes(1),
        }));

        var timeline = desk.Timeline(RowScope.County, _home, new Paging(1, 100)).ShouldNotBeNull();

        timeline.Events.Select(e => e.Kind).Distinct().ShouldBe([TimelineKind.Visit, TimelineKind.Task, TimelineKind.Warning, TimelineKind.Alert], "newest first");
        timeline.Events[0].ShouldSatisfyAllConditions(e => e.Title.ShouldBe("核查结论：核实无风险"), e => e.Details.ShouldContain("在家，情况稳定"));
        timeline.Events.Select(e => e.At).ShouldBeInOrder(SortDirection.Descending);
        timeline.Count.ShouldBe(timeline.Events.Count);
        desk.Timeline(RowScope.County, _home, new Paging(2, 1)).ShouldNotBeNull().Events.ShouldHaveSingleItem().Title.ShouldBe(timeline.Events[1].Title);
        desk.Timeline(RowScope.Nothing, _home, new Paging(1, 100)).ShouldBeNull();
    }

    [Test]
    public async Task Somebody_on_no_roster_has_a_page()
    {
        var task = _county.Store.Read(scope => _county.Store.Tasks.ReadByPeriod(scope, ServedCounty.Month).First(t => t.Task.Household.IsOffRoster));
        using var bureau = await _county.SignedInAsync(Role.Bureau);

        var page = await bureau.GetStringAsync("/households/" + task.HouseholdCode);

        page.ShouldContain("不在花名册上的人");
        page.ShouldContain("********");
        page.ShouldContain(task.Task.TaskId);
    }

    [Test]
    public async Task On_a_telephone_and_on_a_wide_screen_a_value_is_shown_in_its_place_and_gone_after_a_minute()
    {
        var page = await Browser.OpenAsync(_county, Role.Bureau);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/households/" + _home);
        await Browser.PictureAsync(page, "household");
        await Browser.FitsAsync(page);
        var cell = page.Locator("table.members tbody tr").First.Locator("td").Nth(4);
        var masked = await cell.Locator(".code").InnerTextAsync();

        await cell.GetByRole(Microsoft.Playwright.AriaRole.Link).ClickAsync();
        await cell.GetByText("取消").ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(cell.Locator(".code")).ToHaveTextAsync(masked);
        await cell.GetByRole(Microsoft.Playwright.AriaRole.Link).ClickAsync();
        await cell.GetByLabel("理由").SelectOptionAsync("visit");
        await Browser.PictureAsync(page, "household-reveal");
        await cell.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(cell).ToContainTextAsync("已记录");
        (await cell.Locator(".code").InnerTextAsync()).ShouldMatch("^[0-9]{17}[0-9X]$");
        await page.WaitForFunctionAsync("!document.querySelector('.htmx-added, .htmx-settling')");
        await page.Clock.FastForwardAsync("01:05");

        await Microsoft.Playwright.Assertions.Expect(cell.Locator(".code")).ToHaveTextAsync(masked);
        await page.SetViewportSizeAsync(360, 800);
        await Browser.FitsAsync(page);
        await page.GotoAsync("/households");
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "households");
        await page.Context.CloseAsync();
    }

    private static (string Name, string Value)[] RevealFields(string household, string person, RevealField field = RevealField.CitizenId) =>
        [("household", household), ("person", person), ("field", field.ToString())];

    private string RevealOf(string household) => $"/reveal?household={household}&person={FirstOf(household)}&field=CitizenId";

    private string FirstOf(string household) => _county.Get<HouseholdDesk>().Find(RowScope.County, household).ShouldNotBeNull().Members.First(m => m.MaskedId is not null).Code;

    private AuditEntry Newest(AuditAction action) => _county.Store.Read(scope => _county.Store.Audit.Newest(scope, action)).ShouldNotBeNull();

    private int Count(AuditAction action) => _county.Store.Read(scope => _county.Store.Audit.Count(scope, new AuditFilter(Action: action)));

    private static async Task<string> SearchAsync(HttpClient client, params (string, string)[] fields)
    {
        using var sent = await client.SendFormAsync("/households", "/households?handler=Name", fields);
        return await FollowedAsync(client, sent);
    }

    private static Task<string> FollowedAsync(HttpClient client, HttpResponseMessage sent) => client.GetStringAsync(sent.LeadsTo());

    /// <summary>The newest roster once more, and a household of people whose names are hard to show.</summary>
    private void AddOddNames()
    {
        var store = _county.Store;
        var place = store.Read(scope => store.Roster.FindHouseholds(scope, 1, [(int)store.Households.Find(scope, _home)!.Value.Value]))[0].Person;
        var people = new List<RosterPerson>();
        store.Read(scope =>
        {
            store.Roster.LoadPeople(scope, 1, p => people.Add(p.Person));
            return 0;
        });
        RosterPerson An(int number, string name, string relation) => new()
        {
            PersonCode = $"P900{number}",
            HouseholdCode = "H9001",
            Name = name,
            Relation = relation,
            Township = place.Township,
            Village = place.Village,
            Category = HouseholdCategory.Lifted,
        };
        store.Write(scope => store.Roster.Import(
            scope,
            [
                .. people, An(1, Rare, "户主") with { CitizenId = Id, IdState = CitizenIdState.Sound, Phone = Phone, BirthDate = new DateOnly(1952, 3, 15) },
                An(2, Minority, "配偶"), An(3, Script, "之子"),
            ],
            new RosterImport("341024", "花名册.xlsx", _county.Clock.GetUtcNow(), "test")));
    }
}
