using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Households;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Verification;
using AlertExchange.Web.Tests.Accounts;
using AlertExchange.Web.Tests.Support;
using static AlertExchange.Web.Tests.Households.HouseholdCounty;

namespace AlertExchange.Web.Tests.Households;

/// <summary>A household's page: who opens it, what stands on it, and its timeline.</summary>
[NonParallelizable] // The county of these tests is one, and so is its record.
public sealed class HouseholdTests
{
    [Test]
    public async Task A_township_and_a_village_see_their_own_households_only()
    {
        foreach (var role in (Role[])[Role.Township, Role.Village])
        {
            using var client = await County.SignedInAsync(role);
            (await client.GetAsync("/households/" + Home)).StatusCode.ShouldBe(HttpStatusCode.OK, role.ToString());
            (await client.GetAsync("/households/" + Elsewhere)).StatusCode.ShouldBe(HttpStatusCode.NotFound, role.ToString());
            (await (await client.SendFormAsync("/households", "/households?handler=Code", ("code", Elsewhere))).Content.ReadAsStringAsync()).ShouldContain("本辖区没有这个户编号");
        }

        using var bureau = await County.SignedInAsync(Role.Bureau);
        (await bureau.GetAsync("/households/" + Elsewhere)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await bureau.GetAsync("/households/nobody")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Odd_names_are_shown_as_they_are_and_no_whole_number_stands_on_the_page()
    {
        using var bureau = await County.SignedInAsync(Role.Bureau);

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
    public async Task The_timeline_runs_through_departments_warnings_tasks_visits_and_reviews()
    {
        var desk = County.Get<HouseholdDesk>();
        var waiting = County.Get<ReviewCases>().List(new ReviewFilter())[0];
        var chosen = waiting.Candidates[0];
        (await County.Get<ReviewDesk>().AcceptAsync(
            new ReviewRequest { Case = waiting.Number, Candidate = chosen.Number, By = "张三", Reason = "电话核实" }, CancellationToken.None)).ShouldBeOfType<ReviewResult.Done>();
        desk.Timeline(RowScope.County, chosen.HouseholdCode, new Paging(1, 100)).ShouldNotBeNull().Events
            .ShouldContain(e => e.Kind == TimelineKind.Review && e.Details[0].Contains("张三") && e.Details[0].Contains("电话核实"));

        var task = County.Store.Read(scope => County.Store.Tasks.ReadByPeriod(scope, ServedCounty.Month).First(t => t.HouseholdCode == Home)).Task;
        County.Store.Write(scope => County.Store.Verification.Add(scope, task with { State = TaskState.Closed, Outcome = OutcomeKind.NoRisk.Id() }, new VerificationEvent
        {
            Action = TaskAction.Report,
            State = TaskState.Closed,
            By = Role.Village,
            Login = "village",
            Name = "村网格员",
            Outcome = new Outcome(OutcomeKind.NoRisk, new DateOnly(2026, 10, 20), Note: "在家，情况稳定"),
            At = County.Clock.GetUtcNow().AddMinutes(1),
        }));

        var timeline = desk.Timeline(RowScope.County, Home, new Paging(1, 100)).ShouldNotBeNull();

        timeline.Events.Select(e => e.Kind).Distinct().ShouldBe([TimelineKind.Visit, TimelineKind.Task, TimelineKind.Warning, TimelineKind.Alert], "newest first");
        timeline.Events[0].ShouldSatisfyAllConditions(e => e.Title.ShouldBe("核查结论：核实无风险"), e => e.Details.ShouldContain("在家，情况稳定"));
        timeline.Events.Select(e => e.At).ShouldBeInOrder(SortDirection.Descending);
        timeline.Count.ShouldBe(timeline.Events.Count);
        desk.Timeline(RowScope.County, Home, new Paging(2, 1)).ShouldNotBeNull().Events.ShouldHaveSingleItem().Title.ShouldBe(timeline.Events[1].Title);
        desk.Timeline(RowScope.Nothing, Home, new Paging(1, 100)).ShouldBeNull();
    }

    [Test]
    public async Task Somebody_on_no_roster_has_a_page()
    {
        var task = County.Store.Read(scope => County.Store.Tasks.ReadByPeriod(scope, ServedCounty.Month).First(t => t.Task.Household.IsOffRoster));
        using var bureau = await County.SignedInAsync(Role.Bureau);

        var page = await bureau.GetStringAsync("/households/" + task.HouseholdCode);

        page.ShouldContain("不在花名册上的人");
        page.ShouldContain("********");
        page.ShouldContain(task.Task.TaskId);
    }
}
