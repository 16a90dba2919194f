using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Matching;

/// <summary>The alerts of a batch in memory, stored already or about to be.</summary>
internal sealed record HotBatch(string SubmissionId, IReadOnlyList<AlertMessage> Alerts, IReadOnlyList<ulong> EventKeys)
{
    /// <summary>A part of the batch.</summary>
    public HotBatch Slice(int start, int count) => this with { Alerts = [.. Alerts.Skip(start).Take(count)], EventKeys = [.. EventKeys.Skip(start).Take(count)] };

    /// <summary>The batch without some of its alerts.</summary>
    public HotBatch Without(IEnumerable<int> ordinals)
    {
        var left = Enumerable.Range(0, Alerts.Count).Except(ordinals).ToList();
        return this with { Alerts = [.. left.Select(i => Alerts[i])], EventKeys = [.. left.Select(i => EventKeys[i])] };
    }
}
