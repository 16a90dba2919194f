using System.Text;
using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Intake.Tests.Publishing;

/// <summary>Batches as a department's system might write them, made from the examples of the contract.</summary>
internal static class Batches
{
    public static string Contracts { get; } = Path.Combine(Given.Repository, "contracts");

    /// <summary>The example of a kind's schema.</summary>
    public static JsonObject Alert(AlertKind kind, Action<JsonObject>? change = null)
    {
        var alert = JsonNode.Parse(File.ReadAllText(Path.Combine(Contracts, "alerts", $"{kind.Id()}.schema.json")))!["examples"]![0]!.DeepClone().AsObject();
        change?.Invoke(alert);
        return alert;
    }

    public static JsonObject Of(params JsonObject[] alerts) => new()
    {
        ["batchId"] = 1,
        ["submissionId"] = "yb-202208-01",
        ["number"] = 1,
        ["alerts"] = new JsonArray([.. alerts]),
        ["schemaVersion"] = 1,
    };

    public static byte[] Utf8(this JsonNode batch) => Encoding.UTF8.GetBytes(batch.ToJsonString());
}
