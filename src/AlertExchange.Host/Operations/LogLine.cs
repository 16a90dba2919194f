using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serilog.Events;
using Serilog.Formatting;

namespace AlertExchange.Host.Operations;

/// <summary>
/// A log event as one line of JSON: <c>@t</c> time (UTC), <c>@l</c> level, <c>@i</c> event id, <c>@m</c> text, <c>@x</c> exception, then the values.
/// Of an exception only type and place are written, never its message: that may quote a cell, a name or a connection's password.
/// </summary>
internal sealed class LogLine : ITextFormatter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("@t", logEvent.Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("@l", logEvent.Level.ToString());
            if (EventId(logEvent) is { } id)
            {
                json.WriteNumber("@i", id);
            }

            json.WriteString("@m", logEvent.RenderMessage(CultureInfo.InvariantCulture));
            if (logEvent.Exception is { } exception)
            {
                json.WriteString("@x", Trace(exception));
            }

            foreach (var (name, value) in logEvent.Properties.Where(p => p.Key != "EventId"))
            {
                Write(json, name, value);
            }

            json.WriteEndObject();
        }

        output.Write(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        output.Write('\n');
    }

    /// <summary>Types and places of an exception and its causes.</summary>
    public static string Trace(Exception exception)
    {
        var parts = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            parts.Add($"{cause.GetType().FullName}\n{cause.StackTrace}".TrimEnd());
        }

        return string.Join("\ncaused by ", parts);
    }

    private static int? EventId(LogEvent logEvent) =>
        logEvent.Properties.GetValueOrDefault("EventId") is StructureValue structure
        && structure.Properties.FirstOrDefault(p => p.Name == "Id")?.Value is ScalarValue { Value: int id } ? id : null;

    private static void Write(Utf8JsonWriter json, string name, LogEventPropertyValue value)
    {
        switch (value)
        {
            case ScalarValue { Value: null }:
                json.WriteNull(name);
                break;
            case ScalarValue { Value: bool flag }:
                json.WriteBoolean(name, flag);
                break;
            case ScalarValue { Value: int or long or double or decimal } number:
                json.WriteNumber(name, Convert.ToDecimal(number.Value, CultureInfo.InvariantCulture));
                break;
            case ScalarValue scalar:
                json.WriteString(name, Convert.ToString(scalar.Value, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteString(name, value.ToString(null, CultureInfo.InvariantCulture));
                break;
        }
    }
}
