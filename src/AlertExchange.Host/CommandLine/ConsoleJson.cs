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

    public static void Write(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Options));
}
