using System.Net;
using System.Text.Json;
using AlertExchange.Host.Tests.Running;

namespace AlertExchange.Host.Tests.Operations;

/// <summary>A running server says what it lacks, one entry a dependency, and says so to other machines without showing them a page.</summary>
public sealed class HealthTests
{
    private static readonly string[] Dependencies = ["bus", "store", "keys", "disk", "roster", "policy"];

    [Test]
    public async Task Readiness_tells_each_dependency_and_fails_and_recovers_with_it()
    {
        using var place = new Workplace();
        await using var server = await Server.StartAsync(place);

        var (status, before) = await ReadyAsync(server.Client);
        status.ShouldBe(HttpStatusCode.OK);
        before.GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("name").GetString()).ShouldBe(Dependencies, ignoreOrder: true);
        before.GetProperty("checks").EnumerateArray().ShouldAllBe(c => c.GetProperty("text").GetString()!.Any(CommandResult.IsChinese));
        Check(before, "roster").GetProperty("status").GetString().ShouldBe("degraded");
        before.GetProperty("status").GetString().ShouldBe("degraded");

        (await place.RunAsync("roster", "import", SmallCounty.WriteRoster(place))).Exits(0);
        (await ReadyAsync(server.Client)).Body.GetProperty("status").GetString().ShouldBe("ready");

        File.Move(Path.Combine(place.Data, "keys.json"), place.PathOf("keys.json"));
        var (without, gone) = await ReadyAsync(server.Client);
        without.ShouldBe(HttpStatusCode.ServiceUnavailable);
        gone.GetProperty("status").GetString().ShouldBe("unavailable");
        Check(gone, "keys").GetProperty("status").GetString().ShouldBe("unhealthy");
        (await server.GetAsync("/health/live")).ShouldContain("live");

        File.Move(place.PathOf("keys.json"), Path.Combine(place.Data, "keys.json"));
        (await ReadyAsync(server.Client)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task The_health_listener_shows_health_and_metrics_and_no_page()
    {
        using var place = new Workplace();
        (await place.RunAsync("roster", "import", SmallCounty.WriteRoster(place))).Exits(0);
        await using var server = await Server.StartAsync(place, "--health-urls", "http://127.0.0.1:0");
        using var client = new HttpClient { BaseAddress = server.Health.ShouldNotBeNull() };

        (await ReadyAsync(client)).Status.ShouldBe(HttpStatusCode.OK);
        var answer = await client.GetAsync("/metrics");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        var document = PrometheusDocument.Parse(await answer.Content.ReadAsStringAsync());
        document.Sum("alertexchange_store_up").ShouldBe(1);
        document.Types.Keys.ShouldContain("alertexchange_tasks_overdue");
        foreach (var page in new[] { "/", "/warnings", "/tasks", "/site.css" })
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, page);
            // Whatever address a caller claims to mean.
            asked.Headers.Host = server.Address.Authority;
            (await client.SendAsync(asked)).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [Test]
    public async Task An_address_for_health_may_be_any_but_has_to_be_one()
    {
        using var place = new Workplace();

        (await place.RunAsync("serve", "--health-urls", "9090")).ExitsWithReason(2, "--health-urls");
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ReadyAsync(HttpClient client)
    {
        var answer = await client.GetAsync("/health/ready");
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    private static JsonElement Check(JsonElement body, string name) => body.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
}
