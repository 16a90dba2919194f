using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Tasks;

/// <summary>Verification tasks and their history.</summary>
public sealed class TaskRepository
{
    private const int ReadAtOnce = 1000;

    private static readonly string[] WrittenOnce = ["task_no", "task_id", "first_period", "last_period"];

    private static readonly string[] Rewritten =
    [
        "household_key", "number", "township_code", "township", "village_code", "village", "state", "assigned_on", "due_on", "outcome", "handed_to",
    ];

    // A late report of an earlier month widens what the task spans, or the task would stand in no month's list.
    private static readonly Overwrite Again = new(["task_no"], Rewritten) { Smallest = ["first_period"], Largest = ["last_period"] };

    /// <summary>Every task of the households, closed ones too, by household and number.</summary>
    public IReadOnlyDictionary<SubjectKey, List<VerificationTask>> LoadForHouseholds(ReadScope scope, IReadOnlyCollection<SubjectKey> households)
    {
        var found = new Dictionary<SubjectKey, List<VerificationTask>>();
        if (households.Count == 0 || !scope.Any("task"))
        {
            return found;
        }

        var records = scope.QueryIn<TaskRecord>("SELECT * FROM task WHERE household_key IN", Columns.Numbers(households)).ToList();
        var warnings = WarningsOf(scope, records);
        foreach (var record in records.OrderBy(r => r.Number))
        {
            var task = record.ToTask(warnings[record.TaskNo]);
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
        var ids = tasks.Select(t => t.Id).ToArray();
        var (numbers, firstNew) = scope.NumberRows("task", ids, i => tasks[i].IsNew);
        string[] columns = [.. WrittenOnce, .. Rewritten];
        using var fresh = scope.Bulk("task", columns);
        using var known = scope.Bulk("task", columns, Again);
        RemoveLinks(scope, numbers, firstNew);
        using var links = scope.Bulk("task_warning", ["task_no", "position", "warning_id"], count: tasks.Sum(t => t.Warnings.Length));
        using var events = scope.Bulk("task_event", ["task_no", "revision", "state", "warnings", "submission_id", "at"], count: tasks.Count);
        var (periods, moments) = (new RepeatedText<Period>(p => p.ToString()), new RepeatedText<DateTimeOffset>(Columns.Text));
        var (assigned, due) = (new RepeatedText<DateOnly>(Columns.Text), new RepeatedText<DateOnly>(Columns.Text));
        for (var t = 0; t < ids.Length; t++)
        {
            var (task, number) = (tasks[t], numbers[t]);
            var rows = number >= firstNew ? fresh : known;
            var period = periods.Of(task.Period);
            rows.Add(number).Add(task.Id).Add(period).Add(period)
                .Add(task.Household).Add(task.Number)
                .Add(task.Place.TownshipCode).Add(task.Place.Township).Add(task.Place.VillageCode).Add(task.Place.Village)
                .Add((long)task.State).Add(assigned.Of(task.AssignedOn)).Add(due.Of(task.DueOn)).Add(task.Outcome).Add(task.HandedTo)
                .EndRow();
            for (var i = 0; i < task.Warnings.Length; i++)
            {
                links.Add(number).Add(i).Add(task.Warnings[i]).EndRow();
            }

            events.Add(number).Add(revision).Add((long)task.State).Add(task.Warnings.Length).Add(task.SubmissionId).Add(moments.Of(task.At)).EndRow();
        }

        links.End();
        events.End();
        ListChanges.Note(scope, revision, ListSubject.Task, numbers);
    }

    /// <summary>Tasks that a submission opened, joined, narrowed or cancelled.</summary>
    public int CountTouchedBy(ReadScope scope, string submissionId) =>
        scope.First<int>("SELECT COUNT(DISTINCT task_no) FROM task_event WHERE submission_id = @submissionId", new { submissionId });

    /// <summary>Every task of one household, oldest first.</summary>
    public IReadOnlyList<VerificationTask> ListForHousehold(ReadScope scope, SubjectKey household) =>
        LoadForHouseholds(scope, [household]).TryGetValue(household, out var tasks) ? tasks : [];

    public TaskRow? Find(ReadScope scope, string taskId) => scope.First<TaskRecord>(
        "SELECT t.*, h.household_code FROM task t LEFT JOIN household h ON h.household_no = t.household_key WHERE t.task_id = @id",
        new { id = Columns.Number(taskId, TaskRecord.IdPrefix) }) is { } record
        ? record.ToRow(WarningsOf(scope, [record])[record.TaskNo])
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
                yield return record.ToRow(warnings[record.TaskNo]);
            }
        }
    }

    public IReadOnlyList<TaskEvent> History(ReadScope scope, string taskId) =>
    [
        .. scope.Query<EventRow>(
            """
            SELECT e.state, e.warnings, e.submission_id, e.at
            FROM task t INNER JOIN task_event e ON e.task_no = t.task_no
            WHERE t.task_id = @id ORDER BY e.revision
            """,
            new { id = Columns.Number(taskId, TaskRecord.IdPrefix) })
            .Select(e => new TaskEvent(taskId, (TaskState)e.State, e.Warnings, e.SubmissionId, Columns.Moment(e.At))),
    ];

    internal static Dictionary<long, List<WarningId>> WarningsOf(ReadScope scope, IReadOnlyCollection<TaskRecord> tasks)
    {
        var links = scope.QueryIn<LinkRow>(
            "SELECT task_no, position, warning_id FROM task_warning WHERE task_no IN", [.. tasks.Select(t => t.TaskNo)]).ToList();
        var warnings = tasks.ToDictionary(t => t.TaskNo, _ => new List<WarningId>());
        foreach (var link in links.OrderBy(l => l.Position))
        {
            warnings[link.TaskNo].Add(new WarningId(Columns.Id(link.WarningId, WarningRecord.IdPrefix)));
        }

        return warnings;
    }

    // A task that is written again lists its warnings anew.
    private static void RemoveLinks(WriteScope scope, long[] numbers, long firstNew) =>
        scope.ExecuteIn("DELETE FROM task_warning WHERE task_no IN", Array.FindAll(numbers, n => n < firstNew));

    private sealed class LinkRow
    {
        public long TaskNo { get; init; }

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
