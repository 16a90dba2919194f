using System.Text.Json;
using System.Text.Json.Serialization;
using AlertExchange.Contracts.Notices;

namespace AlertExchange.Contracts.Serialization;

/// <summary>Writes a notice's kind as its id, for example <c>submission.completed</c>.</summary>
internal sealed class NoticeKindConverter : JsonConverter<NoticeKind>
{
    public override NoticeKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NoticeKinds.TryParse(reader.GetString(), out var kind) ? kind : throw new JsonException("Not the id of a notice kind.");

    public override void Write(Utf8JsonWriter writer, NoticeKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id());
}
