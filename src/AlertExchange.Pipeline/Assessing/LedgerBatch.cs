using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Ledger;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>A live batch as the ledger holds it.</summary>
internal sealed class LedgerBatch(LedgerChange change, LedgerColumns entries)
{
    public long BatchId { get; } = change.BatchId;

    public DepartmentId Department { get; } = change.Department;

    public AlertKind Kind { get; } = change.Kind;

    public Period Period { get; } = change.Period;

    public LedgerColumns Entries { get; } = entries;

    /// <summary>For each entry the household's next one, as <see cref="HouseholdLedger"/> numbers links.</summary>
    public long[] Next { get; } = GC.AllocateUninitializedArray<long>(entries.Count, pinned: true);

    /// <summary>Bitmap over ordinals, or null when all live.</summary>
    public byte[]? Dead { get; set; } = change.Dead;

    /// <summary>Other entries stand in its place, or nobody needs it any more.</summary>
    public bool IsGone { get; set; }

    public bool IsOf(DepartmentId department, Period period, IReadOnlyList<AlertKind> kinds) =>
        !IsGone && Department == department && Period == period && kinds.Contains(Kind);

    public bool Counts(int entry) => !IsGone && (Dead is null || !DeadAlerts.IsSet(Dead, Entries.Ordinal(entry)));

    public bool IsAllDead()
    {
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Counts(i))
            {
                return false;
            }
        }

        return true;
    }

    public HouseholdAlert Alert(int index)
    {
        var entry = Entries[index];
        return new HouseholdAlert
        {
            AlertId = entry.AlertId,
            Kind = Kind,
            Department = Department,
            Period = Period,
            OccurredOn = entry.OccurredOn,
            Person = entry.Person,
            Measure = entry.Measure,
            Code = entry.Code,
            SchoolYear = entry.SchoolYear,
            EventKey = entry.EventKey,
        };
    }
}
