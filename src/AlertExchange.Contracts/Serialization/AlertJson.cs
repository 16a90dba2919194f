using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;

namespace AlertExchange.Contracts.Serialization;

/// <summary>
/// Alerts as JSON, in the shape of <c>contracts/</c>: camelCase, nulls left out, ids of 32 hex digits, kinds and
/// states as kebab-case ids, dates as <c>yyyy-MM-dd</c>, Chinese text unescaped. Reading is strict: an unknown
/// member, a missing one or another schema version is a <see cref="JsonException"/>, whose text never holds values.
/// </summary>
public static class AlertJson
{
    /// <summary>Readable Chinese. The text never stands inside HTML or script unescaped: pages encode on their own.</summary>
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static Scratch? _scratch;

    public static string Serialize(AlertMessage alert) => Encoding.UTF8.GetString(Write(alert));

    public static byte[] SerializeToUtf8(AlertMessage alert) => Write(alert).ToArray();

    public static string Serialize(AlertBatch batch) => Encoding.UTF8.GetString(Write(batch));

    public static byte[] SerializeToUtf8(AlertBatch batch) => Write(batch).ToArray();

    /// <summary>The facts alone; the kind has to be kept beside them.</summary>
    public static byte[] SerializeFacts(AlertFacts facts)
    {
        var scratch = Take();
        FactsJson.Write(scratch.Writer, facts);
        return scratch.Finish().ToArray();
    }

    /// <summary>Appends the facts alone to <paramref name="output"/>.</summary>
    /// <returns>The number of bytes appended.</returns>
    public static int SerializeFacts(AlertFacts facts, IBufferWriter<byte> output)
    {
        var scratch = Take();
        FactsJson.Write(scratch.Writer, facts);
        var bytes = scratch.Finish();
        output.Write(bytes);
        return bytes.Length;
    }

    /// <exception cref="JsonException">The text is not an alert of this schema version.</exception>
    public static AlertMessage Deserialize(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, AlertJsonContext.Default.AlertMessage) ?? throw new JsonException("There is no alert.");

    /// <exception cref="JsonException">The text is not an alert of this schema version.</exception>
    public static AlertMessage Deserialize(string json) => Deserialize(Encoding.UTF8.GetBytes(json));

    /// <exception cref="JsonException">The text is not a batch of this schema version.</exception>
    public static AlertBatch DeserializeBatch(ReadOnlySpan<byte> utf8)
    {
        var batch = JsonSerializer.Deserialize(utf8, AlertJsonContext.Default.AlertBatch) ?? throw new JsonException("There is no batch.");
        return batch.SchemaVersion == 1 ? batch : throw new JsonException("The batch has a schema version that is not known.");
    }

    /// <exception cref="JsonException">The text is not a batch of this schema version.</exception>
    public static AlertBatch DeserializeBatch(string json) => DeserializeBatch(Encoding.UTF8.GetBytes(json));

    /// <exception cref="JsonException">The text is not the facts of an alert of this kind.</exception>
    public static AlertFacts DeserializeFacts(AlertKind kind, ReadOnlySpan<byte> utf8) => FactsJson.Read(kind, utf8);

    /// <summary>The record that holds the facts of a kind.</summary>
    public static Type FactsTypeOf(AlertKind kind) => FactsJson.TypeOf(kind);

    private static ReadOnlySpan<byte> Write(AlertMessage alert)
    {
        var scratch = Take();
        JsonSerializer.Serialize(scratch.Writer, alert, AlertJsonContext.Default.AlertMessage);
        return scratch.Finish();
    }

    private static ReadOnlySpan<byte> Write(AlertBatch batch)
    {
        var scratch = Take();
        JsonSerializer.Serialize(scratch.Writer, batch, AlertJsonContext.Default.AlertBatch);
        return scratch.Finish();
    }

    private static Scratch Take()
    {
        var scratch = _scratch ??= new Scratch();
        scratch.Restart();
        return scratch;
    }

    /// <summary>A writer and its buffer, one a thread: a million rows must not make a million of them.</summary>
    private sealed class Scratch
    {
        private const int KeepBytes = 4 << 20;

        private ArrayBufferWriter<byte> _buffer = new(1024);

        public Scratch() => Writer = new Utf8JsonWriter(_buffer, WriterOptions);

        public Utf8JsonWriter Writer { get; }

        public void Restart()
        {
            if (_buffer.Capacity > KeepBytes)
            {
                _buffer = new ArrayBufferWriter<byte>(1024);
            }

            _buffer.ResetWrittenCount();
            Writer.Reset(_buffer);
        }

        public ReadOnlySpan<byte> Finish()
        {
            Writer.Flush();
            return _buffer.WrittenSpan;
        }
    }
}
