using System.Text.Json;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Bindings;

namespace AlertExchange.Pipeline.Reading;

/// <summary>Bindings given by hand with a submission, as they are stored with it.</summary>
internal static class SubmissionBindings
{
    public static string? Write(IReadOnlyDictionary<string, string> bindings) =>
        bindings.Count == 0 ? null : JsonSerializer.Serialize(bindings, ReportJson.Options);

    public static Dictionary<string, string> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(json, ReportJson.Options) ?? [];

    /// <summary>Remembered bindings of a department, overruled by those given with the file.</summary>
    public static Dictionary<string, string> Merge(IEnumerable<RememberedBinding> remembered, AlertKind? kind, IReadOnlyDictionary<string, string> given)
    {
        var bindings = new Dictionary<string, string>();
        foreach (var binding in remembered)
        {
            if (kind is null || binding.Kind == kind)
            {
                bindings[binding.Heading] = binding.Field;
            }
        }

        foreach (var (heading, field) in given)
        {
            bindings[heading] = field;
        }

        return bindings;
    }
}
