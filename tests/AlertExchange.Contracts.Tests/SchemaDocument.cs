using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Tests;

/// <summary>A schema file as plain JSON, with its references into the envelope followed.</summary>
internal sealed class SchemaDocument(JsonNode root)
{
    public static SchemaDocument Envelope => Read("alerts/envelope.schema.json");

    public JsonNode Root => root;

    public static SchemaDocument Of(AlertKind kind) => Read($"alerts/{kind.Id()}.schema.json");

    public static SchemaDocument Read(string file) => new(JsonNode.Parse(File.ReadAllText(AlertSchemas.PathOf(file)))!);

    /// <summary>Follows a reference into the envelope's definitions; anything else is returned as it is.</summary>
    public static JsonNode Resolve(JsonNode schema)
    {
        var reference = schema["$ref"]?.GetValue<string>();
        var mark = reference?.IndexOf("#/definitions/", StringComparison.Ordinal) ?? -1;
        return mark < 0 ? schema : Envelope.At("definitions", reference![(mark + "#/definitions/".Length)..]);
    }

    public JsonNode At(params string[] path) => path.Aggregate(root, (node, step) =>
        node[step] ?? throw new KeyNotFoundException($"The schema has no '{string.Join('/', path)}'."));

    public string Text(params string[] path) => At(path).GetValue<string>();

    /// <summary>Every member at every level, references followed.</summary>
    public IEnumerable<(string Path, JsonNode Member)> Members() => MembersOf(root, "");

    private static IEnumerable<(string Path, JsonNode Member)> MembersOf(JsonNode schema, string path)
    {
        foreach (var (name, reference) in schema["properties"]?.AsObject() ?? [])
        {
            var member = Resolve(reference!);
            yield return ($"{path}/{name}", member);

            var inner = member["items"] is { } items ? Resolve(items) : member;
            foreach (var nested in MembersOf(inner, $"{path}/{name}"))
            {
                yield return nested;
            }
        }
    }
}
