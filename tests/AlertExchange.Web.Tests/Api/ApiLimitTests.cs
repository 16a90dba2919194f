using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Api;

/// <summary>A key that asks too often is told when to come again; the others are not held up.</summary>
public sealed class ApiLimitTests
{
    [Test]
    public async Task Each_key_has_a_share_of_its_own()
    {
        await using var county = await ServedCounty.StartAsync(set: s => s with { Api = s.Api with { RequestsPerMinute = 4 } });
        using var busy = await county.SystemAsync(Role.Bureau);
        using var calm = await county.SystemAsync(Role.Bureau);
        using var nobody = county.With(null);

        for (var i = 0; i < 4; i++)
        {
            (await busy.GetAsync("/api/v1/roster/versions")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var refused = await busy.GetAsync("/api/v1/roster/versions");

        await refused.ShouldBeProblemAsync(429, "rate.exceeded");
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await calm.GetAsync("/api/v1/roster/versions")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await nobody.GetAsync("/api/v1/roster/versions")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
