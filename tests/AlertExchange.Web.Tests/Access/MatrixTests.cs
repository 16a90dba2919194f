using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Access;

/// <summary>Every page and endpoint with every role: who is let in is what <see cref="Walk"/> says, and nothing is forgotten.</summary>
public sealed class MatrixTests
{
    private ServedCounty _county = null!;
    private IReadOnlyList<Route> _routes = [];

    private static IEnumerable<Role> Roles => Enum.GetValues<Role>();

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        _routes = [.. Route.Of(_county.Endpoints).Where(r => !Walk.IsAsset(r.Pattern))];
    }

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    public void Every_address_stands_in_the_table() =>
        _routes.Select(r => r.Pattern).Distinct().ShouldBe(Walk.Allowed.Keys, ignoreOrder: true);

    [Test]
    public void Every_address_says_who_may_come()
    {
        foreach (var route in _routes)
        {
            var open = Walk.Allowed[route.Pattern] == Walk.Everybody;

            route.IsOpen.ShouldBe(open, route.Pattern);
            (route.Needs.Count > 0 || Walk.HasOwnKeys(route.Pattern)).ShouldBe(!open, route.Pattern);
        }
    }

    [TestCaseSource(nameof(Roles))]
    public async Task A_role_opens_what_is_its_own_and_nothing_else(Role role)
    {
        using var client = await _county.SignedInAsync(role);
        var samples = new Samples(_county, role);
        foreach (var route in _routes.Where(r => r.Pattern is not "/sign-out" && Walk.Allowed[r.Pattern] != Walk.Everybody && !Walk.HasOwnKeys(r.Pattern)))
        {
            var allowed = Walk.MayOpen(route.Pattern, role);
            var method = route.Answers("GET") ? HttpMethod.Get : new HttpMethod(route.Methods[0]);
            using var request = new HttpRequestMessage(method, samples.Fill(route.Pattern));

            using var answer = await client.SendAsync(request);

            var refused = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized || LeadsTo(answer, "/sign-in?returnUrl=");
            refused.ShouldBe(!allowed, $"{role} {method} {request.RequestUri}: {answer.StatusCode} {answer.Headers.Location}");
            if (allowed)
            {
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{role} {method} {request.RequestUri}");
            }
        }
    }

    [Test]
    public async Task Nobody_who_is_not_signed_in_gets_further_than_the_sign_in()
    {
        using var stranger = _county.Stranger();
        var samples = new Samples(_county);
        foreach (var route in _routes.Where(r => Walk.Allowed[r.Pattern] != Walk.Everybody))
        {
            using var request = new HttpRequestMessage(route.Answers("GET") ? HttpMethod.Get : new HttpMethod(route.Methods[0]), samples.Fill(route.Pattern));

            using var answer = await stranger.SendAsync(request);

            (answer.StatusCode == HttpStatusCode.Unauthorized || LeadsTo(answer, "/sign-in?returnUrl=")).ShouldBeTrue($"{request.RequestUri}: {answer.StatusCode}");
        }
    }

    private static bool LeadsTo(HttpResponseMessage answer, string path) =>
        answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location is { } location
        && (location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString).StartsWith(path, StringComparison.Ordinal);
}
