using System.Text.Json;
using System.Text.Json.Serialization;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Serialization;

/// <summary>Writes an alert's kind as its id, for example <c>medical-cost</c>.</summary>
internal sealed class AlertKindConverter : JsonConverter<AlertKind>
{
    public override AlertKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AlertKinds.TryParse(reader.GetString(), out var kind)
            ? kind
            : throw new JsonException("Not the id of an alert kind.");

    public override void Write(Utf8JsonWriter writer, AlertKind value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Id());
}
