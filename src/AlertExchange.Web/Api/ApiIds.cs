using System.Text.RegularExpressions;

namespace AlertExchange.Web.Api;

/// <summary>What ids look like: whatever else stands in an address is the id of nothing.</summary>
internal static partial class ApiIds
{
    public static bool IsWarning(string id) => WarningPattern().IsMatch(id);

    public static bool IsTask(string id) => TaskPattern().IsMatch(id);

    [GeneratedRegex(@"^W-[0-9a-f]{16}\z")]
    private static partial Regex WarningPattern();

    [GeneratedRegex(@"^T-[0-9a-f]{16}\z")]
    private static partial Regex TaskPattern();
}
