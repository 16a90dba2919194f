using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Verification;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Api;

/// <summary>A township's own system works tasks, and departments read what came of their warnings.</summary>
public sealed class ApiTaskTests
{
    private ServedCounty _county = null!;
    private HttpClient _township = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        _township = await _county.SystemAsync(Role.Township);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _township.Dispose();
        await _county.DisposeAsync();
    }

    [Test]
    public async Task An_outcome_is_reported_once_and_told_to_its_department_when_it_stands()
    {
        var task = await AssignedAsync(0);
        var report = $$"""{"outcome":"no-risk","reason":"reimbursed","visitedOn":"{{_county.Clock.GetUtcNow().AddHours(8):yyyy-MM-dd}}"}""";

        using var reported = await _township.PostJsonAsync($"/tasks/{task}/outcome", report, "outcome-1");
        using var again = await _township.PostJsonAsync($"/tasks/{task}/outcome", report, "outcome-1");

        reported.StatusCode.ShouldBe(HttpStatusCode.OK, await reported.Content.ReadAsStringAsync());
        (await again.Content.ReadAsStringAsync()).ShouldBe(await reported.Content.ReadAsStringAsync());
        (await reported.JsonAsync())["outcome"]!.GetValue<string>().ShouldBe("no-risk");
        await (await _township.PostJsonAsync($"/tasks/{task}/outcome", report, "outcome-2")).ShouldBeProblemAsync(409, "task.not-now");
        await _county.Get<VerificationDesk>().ActAsync(_county.ViewerOf(Role.Bureau), new TaskRequest { TaskId = task, Action = TaskAction.Confirm }, default);
        using var bureau = await _county.SystemAsync(Role.Bureau);
        var outcome = (await bureau.GetJsonAsync("/outcomes"))["items"]!.AsArray().Single(o => o!["taskId"]!.GetValue<string>() == task)!;
        (outcome["outcome"]!.GetValue<string>(), outcome["reason"]!.GetValue<string>()).ShouldBe(("no-risk", "reimbursed"));

        var department = _county.Store.Read(scope => _county.Store.Systems.FindWarning(scope, RowScope.County, new(outcome["warningIds"]![0]!.GetValue<string>())))!.Warning.Due.Department.Value;
        using var own = await _county.SystemAsync(Role.Liaison, department);
        (await own.GetJsonAsync("/outcomes"))["items"]!.AsArray().ShouldContain(o => o!["taskId"]!.GetValue<string>() == task);
        using var other = await _county.SystemAsync(Role.Liaison, "petitions");
        var theirs = (await other.GetJsonAsync("/outcomes"))["items"]!.AsArray();
        theirs.ShouldNotContain(o => o!["taskId"]!.GetValue<string>() == task && o["warningIds"]!.AsArray().Count == 0);
    }

    [Test]
    public async Task What_is_missing_in_an_outcome_is_told_one_by_one()
    {
        var task = await AssignedAsync(1);

        var problem = await (await _township.PostJsonAsync($"/tasks/{task}/outcome", """{"outcome":"tracking","visitedOn":"2030-01-01"}""", "outcome-3")).ShouldBeProblemAsync(422, "outcome.incomplete");

        problem["errors"]!.AsArray().Select(e => e!["path"]!.GetValue<string>()).ShouldBe(["reason", "visitedOn", "lookAgainOn"]);
        await (await _township.PostJsonAsync($"/tasks/{task}/outcome", """{"outcome":"no-risk"}""", "outcome-4")).ShouldBeProblemAsync(400, "parameter.wrong");
        await (await _township.PostJsonAsync("/tasks/T-0000000000000000/outcome", """{"outcome":"no-risk"}""", "outcome-5")).ShouldBeProblemAsync(404, "not-found");
        (await _township.GetJsonAsync("/tasks/" + task))["state"]!.GetValue<string>().ShouldBe("assigned");
    }

    [Test]
    public async Task Ids_come_masked_unless_the_key_may_see_them_and_every_look_is_on_record()
    {
        var task = await AssignedAsync(2);
        var members = _county.Store.Read(scope =>
        {
            var household = _county.Store.Tasks.Find(scope, task)!.Task.Household;
            return household.IsOffRoster
                ? _county.Store.OffRoster.Load(scope, [household]).Values.Select(p => p.CitizenId.Reveal()).ToList()
                : _county.Store.Roster.FindHouseholds(scope, _county.Store.Roster.Latest(scope)!.Version, [(int)household.Value]).Select(p => p.Person.CitizenId).OfType<string>().ToList();
        });
        using var masked = await _county.SystemAsync(Role.Township, scopes: [ApiScope.TasksRead]);
        using var department = await _county.SystemAsync(Role.Liaison);

        var shown = await (await masked.GetAsync($"/api/v1/tasks/{task}/people")).Content.ReadAsStringAsync();
        Newest(AuditAction.PersonViewed).ShouldContain(task);
        var whole = await (await _township.GetAsync($"/api/v1/tasks/{task}/people")).Content.ReadAsStringAsync();
        Newest(AuditAction.ValueRevealed).ShouldContain(task);

        members.ShouldNotBeEmpty();
        members.ShouldAllBe(id => whole.Contains(id, StringComparison.Ordinal) && !shown.Contains(id, StringComparison.Ordinal) && shown.Contains(id.Substring(0, 6), StringComparison.Ordinal));
        await (await department.GetAsync($"/api/v1/tasks/{task}/people")).ShouldBeProblemAsync(404, "not-found");
    }

    private string Newest(AuditAction action) => _county.Store.Read(scope => _county.Store.Audit.Newest(scope, action))!.Details!;

    /// <summary>A task of the township that nobody has worked on; each test takes another.</summary>
    private async Task<string> AssignedAsync(int which)
    {
        var all = (await _township.GetJsonAsync("/tasks?limit=500"))["items"]!.AsArray().Select(t => t!["taskId"]!.GetValue<string>()).ToList();
        all.Count.ShouldBeGreaterThan(which);
        return all[which];
    }
}
