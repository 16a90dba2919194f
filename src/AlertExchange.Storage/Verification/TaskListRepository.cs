using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Tasks;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Verification;

/// <summary>Lists of tasks and what they are about, page by page.</summary>
public sealed class TaskListRepository
{
    private static readonly string InHand = $"({(int)TaskState.Assigned}, {(int)TaskState.Accepted}, {(int)TaskState.WithVillage})";

    public int Count(ListScope scope, RowScope rows, TaskFilter filter) => Query(rows, filter).Count(scope);

    /// <summary>One page in the order of the filter.</summary>
    public IReadOnlyList<ListedTask> Page(ListScope scope, RowScope rows, TaskFilter filter, Paging paging) =>
        Load(scope, [.. Query(rows, filter).Page<long>(scope, "t.task_no", paging)]);

    /// <summary>These tasks as far as they may be seen, in the order given.</summary>
    public IReadOnlyList<ListedTask> These(ReadScope scope, RowScope rows, IReadOnlyCollection<string> taskIds)
    {
        var ids = taskIds.Select(id => Columns.Number(id, TaskRecord.IdPrefix)).ToList();
        var order = ids.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i);
        var found = scope.QueryIn<TaskRecord>("SELECT t.* FROM task t WHERE t.task_id IN", ids)
            .Where(t => Sees(rows, t)).OrderBy(t => order[t.TaskId]).Select(t => t.TaskNo).ToList();
        return Load(scope, found);
    }

    /// <summary>Figures over all that may be seen.</summary>
    /// <param name="today">Place date.</param>
    public TaskCounts Counts(ListScope scope, RowScope rows, DateOnly today)
    {
        var where = new Conditions().And(TaskScope.IsOpen).ByTask(rows);
        var parameters = where.Parameters;
        parameters.Add("today", Columns.Text(today));
        var states = scope.Query<StateRow>(
            $"""
            SELECT t.state, COUNT(*) AS number, SUM(CASE WHEN t.due_on < @today THEN 1 ELSE 0 END) AS late
            FROM task_list t {where} GROUP BY t.state
            """, parameters).ToDictionary(s => (TaskState)s.State);
        int Of(TaskState state) => states.TryGetValue(state, out var row) ? (int)row.Number : 0;
        return new TaskCounts(
            (int)states.Values.Sum(s => s.Number), Of(TaskState.Assigned), (int)states.Values.Where(s => ((TaskState)s.State).IsInHand()).Sum(s => s.Late),
            Of(TaskState.Reported), Of(TaskState.AskedBack), Of(TaskState.Unplaced));
    }

    /// <summary>Villages in which somebody sees open tasks, by code, with how many.</summary>
    public IReadOnlyDictionary<string, int> OpenByVillage(ListScope scope, RowScope rows)
    {
        var where = new Conditions().And(TaskScope.IsOpen).And("t.village_code IS NOT NULL").ByTask(rows);
        return scope.Query<VillageRow>($"SELECT t.village_code AS code, COUNT(*) AS number FROM task_list t {where} GROUP BY t.village_code", where.Parameters)
            .ToDictionary(v => v.Code, v => (int)v.Number);
    }

    /// <summary>The warnings behind a task, in the task's order.</summary>
    public IReadOnlyList<TaskCause> Causes(ReadScope scope, string taskId) =>
        scope.First<long?>("SELECT task_no FROM task WHERE task_id = @id", new { id = Columns.Number(taskId, TaskRecord.IdPrefix) }) is { } number
            ? [.. Causes(scope, [number])[number]]
            : [];

    private static ListQuery Query(RowScope rows, TaskFilter filter)
    {
        var where = new Conditions();
        if (filter.State is { } state)
        {
            where.AndEquals("t.state", "state", (int)state);
        }
        else
        {
            where.And(filter.Counted ? $"t.state <> {(int)TaskState.Cancelled}" : filter.Ended ? $"t.state IN {TaskScope.Ended}" : TaskScope.IsOpen);
        }

        if (filter.OverdueOn is { } today)
        {
            where.And($"t.state IN {InHand} AND t.due_on < @today", ("today", Columns.Text(today)));
        }

        if (filter.Period is { } period)
        {
            where.And("t.first_period <= @period AND t.last_period >= @period", ("period", period.ToString()));
        }

        where.AndEquals("t.township_code", "township", filter.TownshipCode)
            .AndEquals("t.village_code", "village", filter.VillageCode)
            .AndEquals("t.outcome", "outcome", filter.Outcome?.Id())
            .ByTask(rows);
        return new ListQuery("task_list t", where, filter switch
        {
            { ByVillage: true } => ListOrder.By(false, "t.village_code?", "t.due_on", "t.task_no"),
            { Ended: true } => ListOrder.By(true, "t.due_on", "t.task_no"),
            _ => ListOrder.By(false, "t.due_on", "t.task_no"),
        });
    }

    private static bool Sees(RowScope rows, TaskRecord task) => rows.Kind == RowScopeKind.Village
        ? rows.Includes(task.TownshipCode, task.HandedTo)
        : rows.Includes(task.TownshipCode, task.VillageCode);

    private static IReadOnlyList<ListedTask> Load(ReadScope scope, IReadOnlyList<long> numbers)
    {
        var records = scope.QueryIn<TaskRecord>("SELECT t.*, h.household_code FROM task t LEFT JOIN household h ON h.household_no = t.household_key WHERE t.task_no IN", numbers)
            .ToDictionary(t => t.TaskNo);
        var revisions = Revisions(scope, numbers);
        var causes = Causes(scope, numbers);
        return [.. numbers.Select(number =>
        {
            var row = records[number].ToRow([.. causes[number].Select(c => c.WarningId)]);
            return new ListedTask(row.Task, row.HouseholdCode, revisions[number], [.. causes[number]]);
        })];
    }

    private static Dictionary<long, long> Revisions(ReadScope scope, IReadOnlyList<long> numbers) =>
        scope.QueryIn<RevisionRow>("SELECT e.task_no, e.revision FROM task_event e WHERE e.task_no IN", numbers)
            .GroupBy(e => e.TaskNo).ToDictionary(g => g.Key, g => g.Max(e => e.Revision));

    private static ILookup<long, TaskCause> Causes(ReadScope scope, IReadOnlyList<long> numbers) =>
        scope.QueryIn<CauseRow>(
            """
            SELECT tw.task_no, tw.position, w.*, p.person_code
            FROM task_warning tw INNER JOIN warning w ON w.warning_id = tw.warning_id LEFT JOIN person p ON p.person_no = w.person_key
            WHERE tw.task_no IN
            """, numbers)
            .OrderBy(c => c.Position)
            .ToLookup(c => c.TaskNo, c => Cause(c));

    private static TaskCause Cause(CauseRow row)
    {
        var warning = row.ToRow();
        var due = warning.Warning.Due;
        return new TaskCause(
            due.WarningId, due.Rule, due.Kind, due.Department, due.Person, warning.PersonCode, due.Measure, due.Threshold, due.Clause, warning.Warning.Status, due.Period);
    }

    private sealed class CauseRow : WarningRecord
    {
        public long TaskNo { get; init; }

        public int Position { get; init; }
    }

    private sealed class RevisionRow
    {
        public long TaskNo { get; init; }

        public long Revision { get; init; }
    }

    private sealed class StateRow
    {
        public int State { get; init; }

        public long Number { get; init; }

        public long Late { get; init; }
    }

    private sealed class VillageRow
    {
        public string Code { get; init; } = "";

        public long Number { get; init; }
    }
}
