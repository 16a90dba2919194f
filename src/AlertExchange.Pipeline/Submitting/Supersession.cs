using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Batches;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>What a file takes out of an earlier batch of the same department, form and month: rows that it brings anew, and rows that it no longer has.</summary>
internal sealed record Supersession(DeadAlerts? Superseded, DeadAlerts? Withdrawn)
{
    /// <param name="own">Alerts of the file.</param>
    /// <param name="rejected">A row that came back unreadable has not vanished: its earlier word stands until it can be read.</param>
    /// <param name="append">Rows that the file does not have stay.</param>
    public static Supersession Of(LiveSlot slot, IReadOnlySet<AlertId> own, IReadOnlySet<AlertId> rejected, bool append)
    {
        DeadAlerts? superseded = null, withdrawn = null;
        for (var i = 0; i < slot.AlertIds.Length; i++)
        {
            if (slot.IsDead(i))
            {
                continue;
            }

            if (own.Contains(slot.AlertIds[i]))
            {
                (superseded ??= new DeadAlerts(slot.AlertIds.Length)).Add(i);
            }
            else if (!append && !rejected.Contains(slot.AlertIds[i]))
            {
                (withdrawn ??= new DeadAlerts(slot.AlertIds.Length)).Add(i);
            }
        }

        return new Supersession(superseded, withdrawn);
    }
}
