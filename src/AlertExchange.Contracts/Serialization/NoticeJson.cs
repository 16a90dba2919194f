using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AlertExchange.Contracts.Notices;

namespace AlertExchange.Contracts.Serialization;

/// <summary>Notices and replies as JSON, in the shape of <c>contracts/</c>. Reading is strict, as for alerts.</summary>
public static class NoticeJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] SerializeToUtf8(Notice notice) => Write(notice, AlertJsonContext.Default.Notice);

    public static byte[] SerializeToUtf8(NoticeBatch batch) => Write(batch, AlertJsonContext.Default.NoticeBatch);

    public static byte[] SerializeToUtf8(BatchReply reply) => Write(reply, AlertJsonContext.Default.BatchReply);

    /// <exception cref="JsonException">The text is not a notice of this schema version.</exception>
    public static Notice DeserializeNotice(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, AlertJsonContext.Default.Notice) ?? throw new JsonException("There is no notice.");

    /// <exception cref="JsonException">The text is not a batch of notices of this schema version.</exception>
    public static NoticeBatch DeserializeBatch(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, AlertJsonContext.Default.NoticeBatch) ?? throw new JsonException("There is no batch.");

    /// <exception cref="JsonException">The text is not a reply of this schema version.</exception>
    public static BatchReply DeserializeReply(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, AlertJsonContext.Default.BatchReply) ?? throw new JsonException("There is no reply.");

    private static byte[] Write<T>(T value, JsonTypeInfo<T> type)
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, Readable))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return output.ToArray();
    }
}
