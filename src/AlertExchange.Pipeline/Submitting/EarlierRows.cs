using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>Tells what a file that is only checked would take out of earlier files of its month. Remembers rows only where there are earlier ones.</summary>
internal sealed class EarlierRows(ExchangeStore store, SubmitRequest request)
{
    private readonly Dictionary<AlertKind, IReadOnlyList<LiveSlot>> _slots = [];
    private readonly HashSet<AlertId> _own = [];
    private readonly HashSet<AlertId> _rejected = [];

    public void Look(AdaptedBatch batch)
    {
        if (SlotsOf(batch.Alerts.Origin.Kind).Count == 0)
        {
            return;
        }

        foreach (var id in batch.Alerts.Ids)
        {
            _own.Add(id);
        }

        _rejected.UnionWith(batch.Rejected.Where(r => r.AlertId is not null).Select(r => r.AlertId!.Value));
    }

    /// <summary>Rows of earlier files that would be replaced, and rows that would be withdrawn.</summary>
    public (int Replaces, int Withdraws) Count(IntakeReport report)
    {
        var (replaces, withdraws) = (0, 0);
        foreach (var kind in report.Sheets.Where(s => s is { Read: true, DataRows: > 0, Kind: not null }).Select(s => s.Kind!.Value).Distinct())
        {
            foreach (var slot in SlotsOf(kind))
            {
                var (superseded, withdrawn) = Supersession.Of(slot, _own, _rejected, request.Append || report.IsCorrectionSheet);
                replaces += superseded?.Count ?? 0;
                withdraws += withdrawn?.Count ?? 0;
            }
        }

        return (replaces, withdraws);
    }

    private IReadOnlyList<LiveSlot> SlotsOf(AlertKind kind)
    {
        if (!_slots.TryGetValue(kind, out var slots))
        {
            _slots.Add(kind, slots = store.ReadWhole(scope => store.Batches.LiveSlots(scope, request.Department, kind, request.Period)));
        }

        return slots;
    }
}
