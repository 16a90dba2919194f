using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Tests;

/// <summary>Compares a record's written members with an object schema's properties.</summary>
internal static class RecordMirror
{
    public static IReadOnlyList<string> Differences(Type record, JsonNode schema)
    {
        var differences = new List<string>();
        var properties = schema["properties"]?.AsObject() ?? [];
        var required = (schema["required"]?.AsArray() ?? []).Select(n => n!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var members = WrittenMembers(record).ToList();
        if (schema["additionalProperties"] is not JsonValue additional || additional.GetValue<bool>())
        {
            differences.Add("additionalProperties is not false");
        }

        foreach (var member in members)
        {
            if (properties[member.Name] is not { } property)
            {
                differences.Add($"{member.Name}: in the record, not in the schema");
                continue;
            }

            var described = TypeIn(SchemaDocument.Resolve(property));
            if (described != member.Type)
            {
                differences.Add($"{member.Name}: {member.Type} in the record, {described} in the schema");
            }

            if (required.Contains(member.Name) != member.Required)
            {
                differences.Add($"{member.Name}: {Need(member.Required)} in the record, {Need(!member.Required)} in the schema");
            }
        }

        differences.AddRange(properties.Select(p => p.Key).Except(members.Select(m => m.Name)).Select(n => $"{n}: in the schema, not in the record"));
        differences.AddRange(required.Except(properties.Select(p => p.Key)).Select(n => $"{n}: required but not described"));
        return differences;

        static string Need(bool needed) => needed ? "required" : "optional";
    }

    /// <summary>The members that are written: those that can be set. What is never null is always written, so it is required.</summary>
    private static IEnumerable<(string Name, string Type, bool Required)> WrittenMembers(Type record)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            var optional = Nullable.GetUnderlyingType(property.PropertyType) is not null
                || nullability.Create(property).ReadState == NullabilityState.Nullable;
            yield return (JsonNamingPolicy.CamelCase.ConvertName(property.Name), TypeOf(property.PropertyType), !optional);
        }
    }

    private static string TypeIn(JsonNode schema)
    {
        var type = schema["type"]?.GetValue<string>() ?? "unknown";
        return schema["format"]?.GetValue<string>() is { } format ? $"{type} ({format})" : type;
    }

    private static string TypeOf(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        return type switch
        {
            _ when type == typeof(string) || type.IsEnum || type == typeof(AlertId) || type == typeof(DepartmentId) || type == typeof(Period) => "string",
            _ when type == typeof(DateOnly) => "string (date)",
            _ when type == typeof(int) || type == typeof(long) => "integer",
            _ when type == typeof(decimal) => "number",
            _ when type == typeof(bool) => "boolean",
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => "array",
            _ when type.Assembly == typeof(AlertMessage).Assembly => "object",
            _ => throw new NotSupportedException($"{type.Name} has no place in a contract."),
        };
    }
}
