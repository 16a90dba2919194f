using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Messages;
using AlertExchange.Contracts.Notices;

namespace AlertExchange.Contracts.Tests;

/// <summary>The description of the bus names records that exist, says what they hold, and leaves none out.</summary>
public sealed class AsyncApiTests
{
    private static readonly JsonNode Document = YamlAsJson.Read(AlertSchemas.PathOf("asyncapi.yaml"));

    private static IEnumerable<string> Channels => Document["channels"]!.AsObject().Select(c => c.Key);

    private static IEnumerable<Type> BusRecords => typeof(SubmissionReceived).Assembly.GetExportedTypes()
        .Where(t => t.Namespace == typeof(SubmissionReceived).Namespace)
        .Concat([typeof(AlertBatch), typeof(BatchReply), typeof(Notice), typeof(NoticeBatch)]);

    [Test]
    public void It_is_written_for_version_3() => Document["asyncapi"]!.GetValue<string>().ShouldBe("3.0.0");

    [TestCaseSource(nameof(Channels))]
    public void Every_message_of_a_channel_names_a_record_and_mirrors_it(string channel)
    {
        var messages = Document["channels"]![channel]!["messages"]!.AsObject();
        messages.ShouldNotBeEmpty();
        foreach (var (name, reference) in messages)
        {
            var message = Follow(reference!);
            var record = typeof(AlertBatch).Assembly.GetType(message["name"]!.GetValue<string>());

            record.ShouldNotBeNull($"{name} names no record").Name.ShouldBe(name);
            RecordMirror.Differences(record, Payload(message)).ShouldBeEmpty();
        }
    }

    [Test]
    public void Every_record_of_the_bus_has_a_channel_of_its_own()
    {
        var named = Channels.SelectMany(c => Document["channels"]![c]!["messages"]!.AsObject())
            .Select(m => Follow(m.Value!)["name"]!.GetValue<string>());

        named.ShouldBe(BusRecords.Select(t => t.FullName!), ignoreOrder: true);
    }

    [Test]
    public void Every_reference_leads_somewhere()
    {
        var references = References(Document).ToList();

        references.ShouldNotBeEmpty();
        foreach (var reference in references)
        {
            Follow(reference).ShouldNotBeNull(reference.ToJsonString());
        }
    }

    [Test]
    public void Every_channel_is_used_by_an_operation() =>
        Document["operations"]!.AsObject().Select(o => o.Value!["channel"]!["$ref"]!.GetValue<string>()["#/channels/".Length..])
            .ShouldBe(Channels, ignoreOrder: true);

    [Test]
    public void Claim_checks_hold_no_more_than_ids_numbers_and_states()
    {
        var allowed = new[] { "SubmissionId", "BatchId", "Chunk", "State" };

        BusRecords.Where(t => t.Namespace == typeof(SubmissionReceived).Namespace).SelectMany(t => t.GetProperties().Where(p => p.CanWrite))
            .ShouldAllBe(p => allowed.Contains(p.Name));
    }

    private static JsonNode Payload(JsonNode message)
    {
        var payload = Follow(message["payload"]!);
        var schema = (payload["schema"] is { } wrapped ? Follow(wrapped) : payload).DeepClone();
        var properties = schema["properties"]!.AsObject();
        foreach (var (name, property) in properties.ToList())
        {
            properties[name] = Follow(property!).DeepClone();
        }

        return schema;
    }

    private static JsonNode Follow(JsonNode node)
    {
        if (node["$ref"]?.GetValue<string>() is not { } reference)
        {
            return node;
        }

        return reference.StartsWith("#/", StringComparison.Ordinal)
            ? reference[2..].Split('/').Aggregate(Document, (at, step) => at[step] ?? throw new KeyNotFoundException(reference))
            : SchemaDocument.Read(reference).Root;
    }

    private static IEnumerable<JsonNode> References(JsonNode? node) => node switch
    {
        JsonObject members when members.ContainsKey("$ref") => [members],
        JsonObject members => members.SelectMany(m => References(m.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
