using System.Text.Json;
using System.Text.Json.Serialization;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Serialization;

/// <summary>Writes an alert's id as 32 lower-case hex digits.</summary>
internal sealed class AlertIdConverter : JsonConverter<AlertId>
{
    private const int Digits = 32;

    public override AlertId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AlertId.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException("An alert id has 32 hex digits.");

    public override void Write(Utf8JsonWriter writer, AlertId value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Digits];
        _ = value.Value.TryFormat(text, out _, "x32", System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteStringValue(text);
    }
}
