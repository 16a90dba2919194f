using System.Text.Json;
using System.Text.Json.Serialization;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Serialization;

/// <summary>Writes a period as <c>2022-08</c>.</summary>
internal sealed class PeriodConverter : JsonConverter<Period>
{
    public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Period.TryParse(reader.GetString(), out var period)
            ? period
            : throw new JsonException("A period is written yyyy-MM.");

    public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
