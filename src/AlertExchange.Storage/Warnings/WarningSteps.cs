using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Warnings;

/// <summary>How warnings stood before their step-ups: few ever are stepped up, so it stands in a table of its own.</summary>
internal sealed class WarningSteps(WriteScope scope) : IDisposable
{
    private static readonly Overwrite Again = new(["warning_no", "level"], ["status", "escalated_at", "event_keys"]);

    private BulkInsert? _rows;

    /// <summary>The steps of warnings that have a level, the first one first, by the warnings' numbers.</summary>
    public static ILookup<long, WarningStep> Load(ReadScope scope, IReadOnlyCollection<WarningRecord> warnings)
    {
        var levels = warnings.Where(w => w.Level > 0).ToDictionary(w => w.WarningNo, w => w.Level);
        return scope.QueryIn<StepRow>("SELECT warning_no, level, status, escalated_at, event_keys FROM warning_step WHERE warning_no IN", levels.Keys)
            .Where(r => r.Level < levels[r.WarningNo])
            .OrderBy(r => r.Level)
            .ToLookup(r => r.WarningNo, r => new WarningStep(r.Level, (WarningStatus)r.Status, Columns.Amount(r.EscalatedAt), Columns.EventKeys(r.EventKeys)));
    }

    /// <summary>Keeps how a warning stood before a step that is just written; null: it was not stepped up.</summary>
    public void Keep(long number, WarningStep? before)
    {
        if (before is not null)
        {
            _rows ??= scope.Bulk("warning_step", ["warning_no", "level", "status", "escalated_at", "event_keys"], Again);
            _rows.Add(number).Add(before.Level).Add((long)before.Status).Add(Columns.Text(before.EscalatedAt)).Add(Columns.Bytes(before.EventKeys)).EndRow();
        }
    }

    public void Dispose() => _rows?.Dispose();

    private sealed class StepRow
    {
        public long WarningNo { get; init; }

        public int Level { get; init; }

        public int Status { get; init; }

        public string? EscalatedAt { get; init; }

        public byte[] EventKeys { get; init; } = [];
    }
}
