using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Sqlite;
using AlertExchange.Storage.Warnings;
using Microsoft.Data.Sqlite;

namespace AlertExchange.Storage.Tasks;

/// <summary>Verification tasks and their history.</summary>
public sealed class TaskRepository
{
    private const int ReadAtOnce = 1000;

    // The first period stays what it was when the task was opened.
    private static readonly string[] WrittenOnce = ["task_id", "first_period"];

    private static readonly string[] Rewritten =
    [
        "household_key", "number", "last_period", "township_code", "township", "village_code", "village", "state", "assigned_on", "due_on", "outcome",
    ];

    /// <summary>Every task of the households, closed ones too, by household and number.</summary>
    public IReadOnlyDictionary<SubjectKey, List<VerificationTask>> LoadForHouseholds(ReadScope scope, IReadOnlyCollection<SubjectKey> households)
    {
        var found = new Dictionary<SubjectKey, List<VerificationTask>>();
        if (households.Count == 0 || scope.First<int?>("SELECT 1 FROM task") is null)
        {
            return found;
        }

        var records = scope.QueryIn<TaskRecord>("SELECT * FROM task WHERE household_key IN", Columns.Numbers(households)).ToList();
        var warnings = WarningsOf(scope, records);
        foreach (var record in records.OrderBy(r => r.Number))
        {
            var task = record.ToTask(warnings[record.TaskId]);
            if (!found.TryGetValue(task.Household, out var list))
            {
                found.Add(task.Household, list = []);
            }

            list.Add(task);
        }

        return found;
    }

    /// <summary>Writes tasks and history. A task may occur once in one call.</summary>
    public void Save(WriteScope scope, IReadOnlyList<TaskWrite> tasks)
    {
        if (tasks.Count == 0)
        {
            return;
        }

        var revision = scope.NextRevision();
        using var rows = scope.Bulk("task", [.. WrittenOnce, .. Rewritten], SqliteDialect.OnConflictUpdate("task_id", Rewritten));
        using var links = scope.Bulk(
            "task_warning", ["task_id", "position", "warning_id"], SqliteDialect.OnConflictUpdate("task_id, position", ["warning_id"]));
        using var events = scope.Bulk("task_event", ["task_id", "revision", "state", "warnings", "submission_id", "at"]);
        foreach (var (task, period, submissionId, at) in tasks)
        {
            var id = Columns.Number(task.TaskId, TaskRecord.IdPrefix);
            rows.Add(id).Add(period.ToString())
                .Add(Columns.Number(task.Household)).Add(task.Number).Add(period.ToString())
                .Add(task.Place.TownshipCode).Add(task.Place.Township).Add(task.Place.VillageCode).Add(task.Place.Village)
                .Add((long)task.State).Add(Columns.Text(task.AssignedOn)).Add(Columns.Text(task.DueOn)).Add(task.Outcome)
                .EndRow();
            for (var i = 0; i < task.Warnings.Count; i++)
            {
                links.Add(id).Add(i).Add(Columns.Number(task.Warnings[i].Value, WarningRecord.IdPrefix)).EndRow();
            }

            events.Add(id).Add(revision).Add((long)task.State).Add(task.Warnings.Count).Add(submissionId).Add(Columns.Text(at)).EndRow();
        }

        RemoveExcessLinks(scope, tasks);
    }

    /// <summary>Tasks that a submission opened, joined, narrowed or cancelled.</summary>
    public int CountTouchedBy(ReadScope scope, string submissionId) =>
        scope.First<int>("SELECT COUNT(DISTINCT task_id) FROM task_event WHERE submission_id = @submissionId", new { submissionId });

    /// <summary>Every task of one household, oldest first.</summary>
    public IReadOnlyList<VerificationTask> ListForHousehold(ReadScope scope, SubjectKey household) =>
        LoadForHouseholds(scope, [household]).TryGetValue(household, out var tasks) ? tasks : [];

    public TaskRow? Find(ReadScope scope, string taskId) => scope.First<TaskRecord>(
        "SELECT t.*, h.household_code FROM task t LEFT JOIN household h ON h.household_no = t.household_key WHERE t.task_id = @id",
        new { id = Columns.Number(taskId, TaskRecord.IdPrefix) }) is { } record
        ? record.ToRow(WarningsOf(scope, [record])[record.TaskId])
        : null;

    /// <summary>Tasks that a period opened or touched, by id, read while the scope is open.</summary>
    public IEnumerable<TaskRow> ReadByPeriod(ReadScope scope, Period period)
    {
        var records = scope.Stream<TaskRecord>(
            """
            SELECT t.*, h.household_code
            FROM task t LEFT JOIN household h ON h.household_no = t.household_key
            WHERE t.first_period <= @period AND t.last_period >= @period
            ORDER BY CASE WHEN t.task_id < 0 THEN 1 ELSE 0 END, t.task_id
            """, new { period = period.ToString() });
        foreach (var piece in records.Chunk(ReadAtOnce))
        {
            var warnings = WarningsOf(scope, piece);
            foreach (var record in piece)
            {
                yield return record.ToRow(warnings[record.TaskId]);
            }
        }
    }

    public IReadOnlyList<TaskEvent> History(ReadScope scope, string taskId) =>
    [
        .. scope.Query<EventRow>(
            "SELECT state, warnings, submission_id, at FROM task_event WHERE task_id = @id ORDER BY revision",
            new { id = Columns.Number(taskId, TaskRecord.IdPrefix) })
            .Select(e => new TaskEvent(taskId, (TaskState)e.State, e.Warnings, e.SubmissionId, Columns.Moment(e.At))),
    ];

    private static Dictionary<long, List<WarningId>> WarningsOf(ReadScope scope, IReadOnlyCollection<TaskRecord> tasks)
    {
        var links = scope.QueryIn<LinkRow>(
            "SELECT task_id, position, warning_id FROM task_warning WHERE task_id IN", [.. tasks.Select(t => t.TaskId)]).ToList();
        var warnings = tasks.ToDictionary(t => t.TaskId, _ => new List<WarningId>());
        foreach (var link in links.OrderBy(l => l.Position))
        {
            warnings[link.TaskId].Add(new WarningId(Columns.Id(link.WarningId, WarningRecord.IdPrefix)));
        }

        return warnings;
    }

    // A task that lists fewer warnings than it did keeps none of the old places behind.
    private static void RemoveExcessLinks(WriteScope scope, IReadOnlyList<TaskWrite> tasks)
    {
        using var remove = scope.Connection.CreateCommand();
        remove.Transaction = scope.Transaction;
        remove.CommandText = "DELETE FROM task_warning WHERE task_id = @task AND position >= @count";
        var task = remove.Parameters.Add("@task", SqliteType.Integer);
        var count = remove.Parameters.Add("@count", SqliteType.Integer);
        foreach (var write in tasks)
        {
            task.Value = Columns.Number(write.Task.TaskId, TaskRecord.IdPrefix);
            count.Value = write.Task.Warnings.Count;
            remove.ExecuteNonQuery();
        }
    }

    private sealed class LinkRow
    {
        public long TaskId { get; init; }

        public int Position { get; init; }

        public long WarningId { get; init; }
    }

    private sealed class EventRow
    {
        public int State { get; init; }

        public int Warnings { get; init; }

        public string SubmissionId { get; init; } = "";

        public string At { get; init; } = "";
    }
}
