using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Storage.Reviews;

/// <summary>
/// What has yet to follow from decisions. It is written in the transaction of the decision, so that whatever dies in between, somebody finds it.
/// </summary>
public sealed class ReviewWorkRepository
{
    // One that is being assessed writes its figures when it ends, as they were when it was admitted.
    private static readonly string UnderWay = $"({(int)SubmissionState.Reading}, {(int)SubmissionState.Matching}, {(int)SubmissionState.Accepted})";

    private readonly WorkerRegistry _workers;

    internal ReviewWorkRepository(WorkerRegistry workers) => _workers = workers;

    /// <summary>
    /// Writes down that a decision has to be followed up. What the department has under way may have been matched without it.
    /// </summary>
    /// <param name="worker">Who does it; null: whoever comes.</param>
    public void Add(WriteScope scope, long eventNo, DepartmentId department, WorkerLease? worker)
    {
        var underWay = scope.Query<string>(
            $"SELECT submission_id FROM submission WHERE department = @department AND state IN {UnderWay} ORDER BY sequence",
            new { department = department.Value });
        scope.Execute(
            "INSERT INTO review_work (event_no, is_matched, waits_for, claimed_by) VALUES (@eventNo, 0, @waitsFor, @workerId)",
            new { eventNo, waitsFor = string.Join(' ', underWay), workerId = worker?.WorkerId });
    }

    /// <summary>In the order of decisions.</summary>
    public IReadOnlyList<ReviewWork> List(ReadScope scope) => [.. scope.Query<WorkRow>("SELECT * FROM review_work ORDER BY event_no").Select(r => r.ToWork())];

    /// <summary>Null when it is done.</summary>
    public ReviewWork? Find(ReadScope scope, long eventNo) => scope.First<WorkRow>("SELECT * FROM review_work WHERE event_no = @eventNo", new { eventNo })?.ToWork();

    /// <summary>Claims for a worker: succeeds when unclaimed, already its own, or when the claimant's process is dead.</summary>
    public bool TryClaim(WriteScope scope, long eventNo, WorkerLease worker) =>
        Find(scope, eventNo) is { } work && (work.ClaimedBy == worker.WorkerId || work.ClaimedBy is null || !_workers.IsAlive(scope, work.ClaimedBy))
        && scope.Execute("UPDATE review_work SET claimed_by = @WorkerId WHERE event_no = @eventNo", new { worker.WorkerId, eventNo }) == 1;

    /// <summary>True while a submission that a decision waits for may still store what it matched without it.</summary>
    public bool IsWaiting(ReadScope scope, ReviewWork work) => work.WaitsFor.Any(id => scope.Any(
        $"submission WHERE submission_id = @id AND state IN {UnderWay}", new { id }));

    /// <summary>The batches are matched again: these households have to be assessed, each with a submission that tells of it.</summary>
    /// <param name="isOver">False while batches matched without the decision may still come.</param>
    public void Matched(WriteScope scope, long eventNo, IReadOnlyCollection<(SubjectKey Household, string SubmissionId)> households, bool isOver)
    {
        foreach (var (household, submissionId) in households.DistinctBy(h => h.Household))
        {
            var key = Columns.Number(household);
            if (!scope.Any("review_household WHERE event_no = @eventNo AND household_key = @key", new { eventNo, key }))
            {
                scope.Execute("INSERT INTO review_household (event_no, household_key, submission_id) VALUES (@eventNo, @key, @submissionId)", new { eventNo, key, submissionId });
            }
        }

        scope.Execute("UPDATE review_work SET is_matched = @done WHERE event_no = @eventNo", new { eventNo, done = isOver ? 1 : 0 });
    }

    /// <summary>Households that wait to be assessed.</summary>
    public IReadOnlyList<(SubjectKey Household, string SubmissionId)> Households(ReadScope scope, long eventNo) =>
    [
        .. scope.Query<HouseholdRow>("SELECT household_key, submission_id FROM review_household WHERE event_no = @eventNo ORDER BY submission_id, household_key", new { eventNo })
            .Select(r => (Columns.Subject(r.HouseholdKey), r.SubmissionId)),
    ];

    /// <summary>Households are assessed.</summary>
    public void Assessed(WriteScope scope, long eventNo, IReadOnlyCollection<SubjectKey> households)
    {
        foreach (var household in households)
        {
            scope.Execute("DELETE FROM review_household WHERE event_no = @eventNo AND household_key = @key", new { eventNo, key = Columns.Number(household) });
        }
    }

    /// <summary>Everything has followed.</summary>
    public void Finish(WriteScope scope, long eventNo) => scope.Execute("DELETE FROM review_work WHERE event_no = @eventNo", new { eventNo });

    /// <summary>Matched batches of a department and kind in which a natural key stands, whether they count yet or not.</summary>
    public IReadOnlyList<ReviewBatch> BatchesWith(ReadScope scope, DepartmentId department, AlertKind kind, ulong eventKey)
    {
        var found = new List<ReviewBatch>();
        foreach (var row in scope.Stream<BatchRow>(
            """
            SELECT b.batch_id, b.submission_id, b.state, p.event_keys
            FROM submission s
            INNER JOIN batch b ON b.submission_id = s.submission_id
            INNER JOIN batch_payload p ON p.batch_id = b.batch_id
            WHERE s.department = @department AND b.kind = @kind AND b.roster_version IS NOT NULL
            ORDER BY s.sequence, b.number
            """, new { department = department.Value, kind = (int)kind }))
        {
            if (Columns.EventKeys(row.EventKeys).AsSpan().Contains(eventKey))
            {
                found.Add(new ReviewBatch(row.BatchId, row.SubmissionId, (BatchState)row.State));
            }
        }

        return found;
    }

    /// <summary>The newest change of anything, to tell afterwards what a transaction did (<see cref="Touch"/>).</summary>
    public long Mark(ReadScope scope) => scope.First<long?>("SELECT value FROM counter WHERE name = 'revision'") ?? 0;

    /// <summary>
    /// Notes which steps of these households' tasks a decision brought about in this transaction. An undo's own steps, and those of what it took
    /// back, do not count for the months that a task belongs to.
    /// </summary>
    /// <param name="since">As <see cref="Mark"/> told before.</param>
    /// <param name="undone">The decision that was taken back, when this one is an undo.</param>
    public void Touch(WriteScope scope, long eventNo, long? undone, IReadOnlyCollection<SubjectKey> households, long since)
    {
        foreach (var household in households)
        {
            scope.Execute(
                """
                INSERT INTO review_touch (task_no, revision, event_no, counts)
                SELECT e.task_no, e.revision, @eventNo, @counts
                FROM task t INNER JOIN task_event e ON e.task_no = t.task_no
                WHERE t.household_key = @key AND e.revision > @since
                """, new { eventNo, counts = undone is null ? 1 : 0, key = Columns.Number(household), since });
        }

        if (undone is not null)
        {
            scope.Execute("UPDATE review_touch SET counts = 0 WHERE event_no = @undone", new { undone });
            Settle(scope, eventNo, undone.Value);
        }
    }

    // A task belongs to the months whose submissions opened or touched it; one that only withdrawn decisions opened keeps what it has.
    private static void Settle(WriteScope scope, long eventNo, long undone)
    {
        const string Counting =
            """
            FROM task_event e INNER JOIN submission s ON s.submission_id = e.submission_id
            WHERE e.task_no = task.task_no
              AND NOT EXISTS (SELECT 1 FROM review_touch r WHERE r.task_no = e.task_no AND r.revision = e.revision AND r.counts = 0)
            """;
        var parameters = new { eventNo, undone };
        scope.Execute(
            $"""
            UPDATE task SET first_period = (SELECT MIN(s.period) {Counting}), last_period = (SELECT MAX(s.period) {Counting})
            WHERE task_no IN (SELECT task_no FROM review_touch WHERE event_no = @eventNo OR event_no = @undone) AND EXISTS (SELECT 1 {Counting})
            """, parameters);
        ListChanges.Note(
            scope, scope.NextRevision(), ListSubject.Task, scope.Query<long>("SELECT DISTINCT task_no FROM review_touch WHERE event_no = @eventNo OR event_no = @undone", parameters));
    }

    private sealed class WorkRow
    {
        public long EventNo { get; init; }

        public int IsMatched { get; init; }

        public string WaitsFor { get; init; } = "";

        public string? ClaimedBy { get; init; }

        public ReviewWork ToWork() => new(EventNo, IsMatched == 1, WaitsFor.Split(' ', StringSplitOptions.RemoveEmptyEntries), ClaimedBy);
    }

    private sealed class HouseholdRow
    {
        public long HouseholdKey { get; init; }

        public string SubmissionId { get; init; } = "";
    }

    private sealed class BatchRow
    {
        public long BatchId { get; init; }

        public string SubmissionId { get; init; } = "";

        public int State { get; init; }

        public byte[] EventKeys { get; init; } = [];
    }
}
