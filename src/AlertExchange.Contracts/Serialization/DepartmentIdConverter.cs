using System.Text.Json;
using System.Text.Json.Serialization;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Serialization;

/// <summary>Writes a department's id as a string.</summary>
internal sealed class DepartmentIdConverter : JsonConverter<DepartmentId>
{
    public override DepartmentId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A department has an id."));

    public override void Write(Utf8JsonWriter writer, DepartmentId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
