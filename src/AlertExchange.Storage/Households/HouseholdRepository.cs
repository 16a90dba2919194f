using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Tasks;
using AlertExchange.Storage.Verification;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Households;

/// <summary>Everything the store has on one household. It asks for this household's rows alone, whatever else is stored.</summary>
public sealed class HouseholdRepository
{
    private const int BatchesAtOnce = 100;

    internal HouseholdRepository()
    {
    }

    /// <summary>The household of a code; null when the roster never had it.</summary>
    public SubjectKey? Find(ReadScope scope, string code) =>
        scope.First<int?>("SELECT household_no FROM household WHERE household_code = @code", new { code }) is { } number ? SubjectKey.OnRoster(number) : null;

    /// <summary>The newest roster version that a household stands in; null when none has it.</summary>
    public int? LastVersion(ReadScope scope, SubjectKey household) => scope.First<int?>(
        $"SELECT MAX(CASE WHEN to_version IS NULL THEN {int.MaxValue} ELSE to_version END) FROM roster_person WHERE household_no = @household", new { household = Columns.Number(household) });

    /// <summary>True when a task of the household lies where somebody may look. Where it has no task, its place alone decides.</summary>
    public bool HasTaskIn(ReadScope scope, SubjectKey household, RowScope rows)
    {
        var where = new Conditions().And("t.household_key = @household", ("household", Columns.Number(household))).ByTask(rows);
        return scope.Any($"task t {where}", where.Parameters);
    }

    /// <summary>Every step of its warnings, in no particular order.</summary>
    public IReadOnlyList<HouseholdWarningEvent> WarningEvents(ReadScope scope, SubjectKey household, IReadOnlyList<WarningRow> warnings)
    {
        var rows = warnings.ToDictionary(w => Columns.Number(w.Warning.Due.WarningId.Value, WarningRecord.IdPrefix));
        return
        [
            .. scope.Query<WarningStepRow>(
                """
                SELECT w.warning_id, e.change, e.measure, e.submission_id, e.at
                FROM warning w INNER JOIN warning_event e ON e.warning_no = w.warning_no
                WHERE w.household_key = @household
                """, new { household = Columns.Number(household) })
                .Where(e => rows.ContainsKey(e.WarningId))
                .Select(e => new HouseholdWarningEvent(rows[e.WarningId], (WarningChangeKind)e.Change, Columns.Amount(e.Measure), e.SubmissionId, Columns.Moment(e.At))),
        ];
    }

    /// <summary>Every step of its tasks that files brought about, in no particular order; what people did stands in the tasks' courses.</summary>
    public IReadOnlyList<HouseholdTaskEvent> TaskEvents(ReadScope scope, SubjectKey household) =>
    [
        .. scope.Query<TaskStepRow>(
            """
            SELECT t.task_id, t.township, t.due_on, e.state, e.warnings, e.at
            FROM task t INNER JOIN task_event e ON e.task_no = t.task_no
            WHERE t.household_key = @household
              AND NOT EXISTS (SELECT 1 FROM verification_event v WHERE v.task_no = e.task_no AND v.revision = e.revision)
            """, new { household = Columns.Number(household) })
            .Select(e => new HouseholdTaskEvent(
                Columns.Id(e.TaskId, TaskRecord.IdPrefix), (TaskState)e.State, e.Warnings, e.Township, Columns.Day(e.DueOn), Columns.Moment(e.At))),
    ];

    /// <summary>Its alerts of every department and month, dead ones too.</summary>
    public IReadOnlyList<HouseholdAlertRow> Alerts(ListScope scope, SubjectKey household)
    {
        var batches = scope.Query<BucketRow>("SELECT batch_id, households FROM household_batch WHERE bucket = @bucket", new { bucket = HouseholdBuckets.Of(household) })
            .Where(row => HouseholdBuckets.Names(row.Households, household))
            .Select(row => row.BatchId)
            .ToList();
        var alerts = new List<HouseholdAlertRow>();
        foreach (var batch in scope.QueryIn<BatchRow>(
            $"""
            SELECT b.batch_id, b.submission_id, b.kind, s.department, s.period, s.file_name, s.received_at
            FROM batch b INNER JOIN submission s ON s.submission_id = b.submission_id
            WHERE b.state = {(int)BatchState.Live} AND b.batch_id IN
            """, batches))
        {
            AddAlerts(scope, batch, household, alerts);
        }

        return alerts;
    }

    /// <summary>Notes the households of some batches that were matched since.</summary>
    internal void TakeIn(WriteScope scope)
    {
        var batches = scope.Query<long>($"SELECT batch_id FROM household_batch_to_do ORDER BY batch_id LIMIT {BatchesAtOnce}");
        HouseholdBuckets.Note(
            scope,
            [.. batches.Select(id => (id, scope.First<byte[]>("SELECT ledger_entries FROM batch_match WHERE batch_id = @id", new { id }))).Where(b => b.Item2 is not null).Select(b => (b.id, b.Item2!))]);
        scope.ExecuteIn("DELETE FROM household_batch_to_do WHERE batch_id IN", batches);
    }

    /// <summary>The newest batch that waits for <see cref="TakeIn"/>; 0 when none does.</summary>
    internal long Newest(ReadScope scope) => scope.First<long?>("SELECT MAX(batch_id) FROM household_batch_to_do") ?? 0;

    private static void AddAlerts(ReadScope scope, BatchRow batch, SubjectKey household, List<HouseholdAlertRow> alerts)
    {
        if (scope.First<LedgerRow>(LedgerRow.Select, new { batchId = batch.BatchId }) is not { } row)
        {
            return;
        }

        var entries = LedgerColumns.Open(row.LedgerEntries, row.Keys);
        byte[]? dead = null;
        var isDeadRead = false;
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries.Household(i) != household)
            {
                continue;
            }

            if (!isDeadRead)
            {
                (dead, isDeadRead) = (scope.First<byte[]>("SELECT bitmap FROM batch_dead WHERE batch_id = @BatchId", new { batch.BatchId }), true);
            }

            var entry = entries[i];
            alerts.Add(new HouseholdAlertRow(
                entry, batch.BatchId, batch.SubmissionId, batch.FileName, Columns.Moment(batch.ReceivedAt), new DepartmentId(batch.Department), (AlertKind)batch.Kind,
                Columns.Period(batch.Period), dead is null || !DeadAlerts.IsSet(dead, entry.Ordinal)));
        }
    }

    private sealed class WarningStepRow
    {
        public long WarningId { get; init; }

        public int Change { get; init; }

        public string? Measure { get; init; }

        public string SubmissionId { get; init; } = "";

        public string At { get; init; } = "";
    }

    private sealed class TaskStepRow
    {
        public long TaskId { get; init; }

        public string? Township { get; init; }

        public string DueOn { get; init; } = "";

        public int State { get; init; }

        public int Warnings { get; init; }

        public string At { get; init; } = "";
    }

    private sealed class BucketRow
    {
        public long BatchId { get; init; }

        public byte[] Households { get; init; } = [];
    }

    private sealed class BatchRow
    {
        public long BatchId { get; init; }

        public string SubmissionId { get; init; } = "";

        public int Kind { get; init; }

        public string Department { get; init; } = "";

        public string Period { get; init; } = "";

        public string FileName { get; init; } = "";

        public string ReceivedAt { get; init; } = "";
    }
}
