using AlertExchange.Contracts.Alerts;
using NJsonSchema;

namespace AlertExchange.Contracts.Tests;

/// <summary>The schemas of <c>contracts/</c> as the validator reads them, each read once.</summary>
internal static class AlertSchemas
{
    private static readonly Dictionary<string, JsonSchema> Read = [];

    public static string PathOf(AlertKind kind) => PathOf($"alerts/{kind.Id()}.schema.json");

    public static string PathOf(string file) => Path.Combine(RepositoryFiles.Contracts, file);

    public static JsonSchema Of(AlertKind kind) => Of($"alerts/{kind.Id()}.schema.json");

    public static JsonSchema Of(string file)
    {
        lock (Read)
        {
            if (!Read.TryGetValue(file, out var schema))
            {
                schema = JsonSchema.FromFileAsync(PathOf(file)).GetAwaiter().GetResult();
                Read.Add(file, schema);
            }

            return schema;
        }
    }
}
