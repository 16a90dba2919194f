using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace AlertExchange.Web.Tests.Api;

/// <summary>
/// <c>contracts/openapi.json</c> says what the program serves. After a wanted change: <c>ALERTEXCHANGE_RENEW=1 dotnet test … --filter OpenApiTests</c>
/// writes it anew.
/// </summary>
public sealed class OpenApiTests
{
    private static readonly string Snapshot = Path.Combine(PlaceFiles.Root, "contracts", "openapi.json");
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private ServedCounty _county = null!;
    private JsonNode _served = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        using var system = await _county.SystemAsync(Role.Township);
        _served = await system.GetJsonAsync("/openapi.json");
    }

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    public async Task The_committed_description_is_what_is_served()
    {
        var text = _served.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("ALERTEXCHANGE_RENEW") == "1")
        {
            await File.WriteAllTextAsync(Snapshot, text);
        }

        (await File.ReadAllTextAsync(Snapshot)).ShouldBe(text, "Run this test with ALERTEXCHANGE_RENEW=1 when the interface was meant to change.");
    }

    [Test]
    public void It_is_OpenAPI_3_1_and_every_reference_leads_somewhere()
    {
        _served["openapi"]!.GetValue<string>().ShouldStartWith("3.1.");
        _served["info"]!["title"]!.GetValue<string>().ShouldNotBeEmpty();
        foreach (var reference in References(_served))
        {
            reference.ShouldStartWith("#/components/");
            reference["#/".Length..].Split('/').Aggregate((JsonNode?)_served, (at, step) => at?[step]).ShouldNotBeNull(reference);
        }
    }

    [Test]
    public void Every_address_is_described_with_its_scope_its_problems_and_a_name_of_its_own()
    {
        var operations = _served["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (Path: p.Key, Method: o.Key.ToUpperInvariant(), What: o.Value!))).ToList();
        var served = _county.Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ApiNeeds>() is not null)
            .Select(e => (Regex.Replace("/" + e.RoutePattern.RawText!.Trim('/'), @":\w+\}", "}"), e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]));

        operations.Select(o => (o.Path, o.Method)).ShouldBe(served, ignoreOrder: true);
        operations.Select(o => o.What["operationId"]!.GetValue<string>()).Distinct().Count().ShouldBe(operations.Count);
        foreach (var (path, _, what) in operations)
        {
            what["summary"]!.GetValue<string>().ShouldNotBeEmpty(path);
            what["description"]!.GetValue<string>().ShouldContain("需要权限 `", Case.Sensitive, path);
            foreach (var status in (string[])["401", "403", "429"])
            {
                what["responses"]![status]!["content"]!["application/problem+json"].ShouldNotBeNull($"{path} {status}");
            }
        }
    }

    [Test]
    public async Task Whoever_is_signed_in_may_read_it_and_nobody_else()
    {
        using var liaison = await _county.SignedInAsync(Role.Liaison);
        using var nobody = _county.With(null);

        (await liaison.GetAsync("/api/v1/openapi.json")).IsSuccessStatusCode.ShouldBeTrue();
        await (await nobody.GetAsync("/api/v1/openapi.json")).ShouldBeProblemAsync(401, "key.missing");
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => m is { Key: "$ref", Value: JsonValue value } ? [value.GetValue<string>()] : References(m.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
