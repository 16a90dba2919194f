using System.Net;
using System.Text.RegularExpressions;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace AlertExchange.Web.Tests.Api;

/// <summary>Who gets in over the interface, and whose rows they see.</summary>
public sealed partial class ApiAccessTests
{
    private ServedCounty _county = null!;

    private IReadOnlyList<(string Method, string Path, ApiScope Scope)> Addresses =>
    [
        .. _county.Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ApiNeeds>() is not null).Select(e => (
            e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0],
            Braces().Replace("/" + e.RoutePattern.RawText!.Trim('/'), m => m.Value switch { "{version:int}" => "1", "{warningId}" => "W-0000000000000000", "{taskId}" => "T-0000000000000000", _ => "S20261020-0001" }),
            e.Metadata.GetMetadata<ApiNeeds>()!.Scope)),
    ];

    [OneTimeSetUp]
    public async Task Serve() => _county = await ServedCounty.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    public async Task Without_a_key_or_with_a_sign_in_nobody_gets_in_anywhere()
    {
        Addresses.Count.ShouldBeGreaterThan(10);
        using var nobody = _county.With(null);
        using var bureau = await _county.SignedInAsync(Role.Bureau);
        using var forger = _county.With("alx_abcdefghjk_" + new string('0', 64));
        foreach (var (method, path, _) in Addresses)
        {
            foreach (var client in (HttpClient[])[nobody, bureau, forger])
            {
                using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

                await answer.ShouldBeProblemAsync(401, "key.missing");
                answer.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer", Case.Sensitive, path);
            }
        }
    }

    [Test]
    public async Task A_key_without_the_scope_is_refused_and_told_which_one_it_needs()
    {
        foreach (var (method, path, scope) in Addresses)
        {
            var holder = ApiScopes.Holders.First(h => ApiScopes.Of(h).Contains(scope));
            using var system = await _county.SystemAsync(holder, scopes: [.. ApiScopes.Of(holder).Where(s => s != scope)]);

            using var answer = await system.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

            (await answer.ShouldBeProblemAsync(403, "scope.missing"))["detail"]!.GetValue<string>().ShouldContain(scope.Id());
        }
    }

    [Test]
    public async Task What_is_not_ones_own_is_not_there()
    {
        var own = _county.Store.Read(scope => _county.Store.Submissions.ListByPeriod(scope, ServedCounty.Month)).First(s => s.Department.Value == "medical-insurance").SubmissionId;
        var (warning, task) = _county.Store.Read(scope => (
            _county.Store.Warnings.ReadByPeriod(scope, ServedCounty.Month).First(w => w.Warning.Due.Department.Value == "medical-insurance").Warning.Due.WarningId.Value,
            _county.Store.Tasks.ReadByPeriod(scope, ServedCounty.Month).First(t => t.Task.Place.TownshipCode is { } place && place != _county.BusiestPlace().Township).Task.TaskId));
        using var medical = await _county.SystemAsync(Role.Liaison);
        using var other = await _county.SystemAsync(Role.Liaison, "petitions");
        using var township = await _county.SystemAsync(Role.Township);
        using var bureau = await _county.SystemAsync(Role.Bureau);

        foreach (var path in (string[])[$"/submissions/{own}", $"/submissions/{own}/rejections", $"/submissions/{own}/matches", $"/warnings/{warning}"])
        {
            (await medical.GetAsync(ApiClients.Root + path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
            await (await other.GetAsync(ApiClients.Root + path)).ShouldBeProblemAsync(404, "not-found");
        }

        (await bureau.GetAsync($"{ApiClients.Root}/tasks/{task}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await township.GetAsync($"{ApiClients.Root}/tasks/{task}")).ShouldBeProblemAsync(404, "not-found");
        await (await township.GetAsync($"{ApiClients.Root}/tasks/T-0000000000000000")).ShouldBeProblemAsync(404, "not-found");
        foreach (var nothing in (string[])["/warnings/anything", "/warnings/W-0000000000000000%0A", "/tasks/T-0000000000000000%0A", "/tasks/T-0000000000000000%0A/people"])
        {
            await (await bureau.GetAsync(ApiClients.Root + nothing)).ShouldBeProblemAsync(404, "not-found");
        }
    }

    [Test]
    public async Task Lists_hold_ones_own_rows_only()
    {
        using var medical = await _county.SystemAsync(Role.Liaison);
        using var township = await _county.SystemAsync(Role.Township);
        var place = _county.BusiestPlace().Township;

        (await medical.GetJsonAsync("/submissions?limit=500"))["items"]!.AsArray().ShouldAllBe(s => s!["department"]!.GetValue<string>() == "medical-insurance");
        var warnings = (await medical.GetJsonAsync("/warnings?limit=500"))["items"]!.AsArray();
        warnings.Count.ShouldBeGreaterThan(0);
        warnings.ShouldAllBe(w => w!["department"]!.GetValue<string>() == "medical-insurance");
        var tasks = (await township.GetJsonAsync("/tasks?limit=500"))["items"]!.AsArray();
        tasks.Count.ShouldBeGreaterThan(0);
        tasks.ShouldAllBe(t => t!["townshipCode"]!.GetValue<string>() == place);
        var ids = warnings.Select(w => w!["warningId"]!.GetValue<string>()).ToHashSet();
        (await medical.GetJsonAsync("/tasks?limit=500"))["items"]!.AsArray().SelectMany(t => t!["warningIds"]!.AsArray()).ShouldAllBe(w => ids.Contains(w!.GetValue<string>()));
    }

    [Test]
    public async Task A_key_ends_when_it_is_revoked_or_expires_and_goes_on_for_a_while_beside_its_successor()
    {
        var desk = _county.Get<ApiKeyDesk>();
        var (revoked, expiring, old) = (await _county.KeyAsync(Role.Bureau), await _county.KeyAsync(Role.Bureau, days: 1), await _county.KeyAsync(Role.Bureau));
        var fresh = (await desk.RotateAsync(Prefix(old), TimeSpan.FromDays(2), ApiClients.Administrator, CancellationToken.None)).ShouldBeOfType<KeyResult.Issued>().Key;
        (await desk.RotateAsync(Prefix(old), TimeSpan.FromDays(2), ApiClients.Administrator, CancellationToken.None)).ShouldBeOfType<KeyResult.Refused>();
        (await desk.RevokeAsync(Prefix(revoked), ApiClients.Administrator, CancellationToken.None)).ShouldBeTrue();

        (await StatusAsync(revoked), await StatusAsync(expiring), await StatusAsync(old), await StatusAsync(fresh)).ShouldBe((401, 200, 200, 200));
        _county.Clock.PutForward(TimeSpan.FromHours(25));
        (await StatusAsync(expiring), await StatusAsync(old)).ShouldBe((401, 200));
        _county.Clock.PutForward(TimeSpan.FromHours(25));
        (await StatusAsync(old), await StatusAsync(fresh)).ShouldBe((401, 200));
    }

    [Test]
    public async Task A_key_opens_no_page_and_is_nowhere_kept()
    {
        var key = await _county.KeyAsync(Role.Bureau);
        using var system = _county.With(key);

        using var page = await system.GetAsync("/warnings");

        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.OriginalString.ShouldContain("/sign-in");
        var secret = key[(key.LastIndexOf('_') + 1)..];
        foreach (var file in Directory.EnumerateFiles(_county.Store.DataDirectory, "exchange.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            stream.CopyTo(content);
            content.ToArray().AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(secret)).ShouldBe(-1, file);
        }
    }

    [Test]
    public async Task What_is_not_there_and_what_is_not_understood_is_told_as_a_problem()
    {
        using var bureau = await _county.SystemAsync(Role.Bureau);

        await (await bureau.GetAsync("/api/v1/nothing")).ShouldBeProblemAsync(404, "not-found");
        await (await bureau.DeleteAsync("/api/v1/warnings")).ShouldBeProblemAsync(405, "method.not-allowed");
        var wrong = await (await bureau.GetAsync("/api/v1/warnings?period=2022-13")).ShouldBeProblemAsync(400, "parameter.wrong");
        wrong["errors"]![0]!["path"]!.GetValue<string>().ShouldBe("period");
        await (await bureau.GetAsync("/api/v1/warnings?limit=501")).ShouldBeProblemAsync(400, "parameter.wrong");
        await (await bureau.GetAsync("/api/v1/warnings?limit=many")).ShouldBeProblemAsync(400, "request.malformed");
        await (await bureau.GetAsync("/api/v1/warnings?cursor=../..")).ShouldBeProblemAsync(400, "parameter.wrong");
        await (await bureau.GetAsync("/api/v1/tasks?state=lost")).ShouldBeProblemAsync(400, "parameter.wrong");
    }

    private static string Prefix(string key) => key[..key.LastIndexOf('_')];

    private async Task<int> StatusAsync(string key)
    {
        using var system = _county.With(key);
        using var answer = await system.GetAsync("/api/v1/roster/versions");
        return (int)answer.StatusCode;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Braces();
}
