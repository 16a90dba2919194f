using System.Text.Json;
using System.Text.Json.Serialization;
using AlertExchange.Contracts.Notices;

namespace AlertExchange.Contracts.Serialization;

/// <summary>Writes a verdict as <c>accepted</c>, <c>same-batch</c> or <c>refused</c>.</summary>
internal sealed class BatchVerdictConverter : JsonConverter<BatchVerdict>
{
    public override BatchVerdict Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() switch
    {
        "accepted" => BatchVerdict.Accepted,
        "same-batch" => BatchVerdict.SameBatch,
        "refused" => BatchVerdict.Refused,
        _ => throw new JsonException("Not a verdict."),
    };

    public override void Write(Utf8JsonWriter writer, BatchVerdict value, JsonSerializerOptions options) => writer.WriteStringValue(value switch
    {
        BatchVerdict.Accepted => "accepted",
        BatchVerdict.SameBatch => "same-batch",
        BatchVerdict.Refused => "refused",
        _ => throw new JsonException("Not a verdict."),
    });
}
