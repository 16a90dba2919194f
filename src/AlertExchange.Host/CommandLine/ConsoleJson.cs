using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlertExchange.Host.CommandLine;

/// <summary>Results for scripts: readable JSON with Chinese as it is.</summary>
internal static class ConsoleJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(object value) => Console.Out.WriteLine(Text(value));

    /// <summary>The same for a file.</summary>
    public static string Text(object value) => JsonSerializer.Serialize(value, Options);
}
