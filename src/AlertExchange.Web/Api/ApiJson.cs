using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlertExchange.Web.Api;

/// <summary>How answers are written.</summary>
internal static class ApiJson
{
    public const string Type = "application/json";
    public const string ProblemType = "application/problem+json";

    public static JsonSerializerOptions Options { get; } = Set(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Applies the same to options that somebody else made.</summary>
    public static JsonSerializerOptions Set(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        return options;
    }

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);
}
