using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies;

/// <summary>Where a line changed inside a window, both versions of a rule may see the same reason: that is one warning.</summary>
internal static class RuleVersions
{
    /// <summary>One warning an id: the arithmetic of the latest period, the alerts of all.</summary>
    public static IReadOnlyList<DueWarning> Merge(List<DueWarning> due)
    {
        var merged = new List<DueWarning>(due.Count);
        foreach (var warning in due)
        {
            var at = merged.FindIndex(other => other.WarningId == warning.WarningId);
            if (at < 0)
                merged.Add(warning);
            else
                merged[at] = Join(merged[at], warning);
        }

        return merged;
    }

    private static DueWarning Join(DueWarning earlier, DueWarning later)
    {
        var speaking = earlier.Period > later.Period ? earlier : later;
        return speaking with
        {
            Alerts = [.. new SortedSet<AlertId>(earlier.Alerts.Concat(later.Alerts))],
            EventKeys = [.. new SortedSet<ulong>(earlier.EventKeys.Concat(later.EventKeys))],
        };
    }
}
