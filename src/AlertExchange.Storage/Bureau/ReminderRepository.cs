using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Tasks;

namespace AlertExchange.Storage.Bureau;

/// <summary>催办: when the bureau asked a township for a task. Entries are added and never changed.</summary>
public sealed class ReminderRepository
{
    /// <summary>Asks for tasks that exist.</summary>
    public void Add(WriteScope scope, IReadOnlyCollection<string> taskIds, string login, string name, DateTimeOffset at)
    {
        var tasks = scope.QueryIn<TaskRow>("SELECT task_no, task_id FROM task WHERE task_id IN", Numbers(taskIds)).Select(t => t.TaskNo).Distinct().Order().ToList();
        var first = scope.Take("task_reminder", tasks.Count);
        using var rows = scope.Bulk("task_reminder", ["reminder_no", "task_no", "login", "name", "at"]);
        foreach (var task in tasks)
        {
            rows.Add(first++).Add(task).Add(login).Add(name).Add(Columns.Text(at)).EndRow();
        }
    }

    /// <summary>When each of the tasks was last asked for; those that never were are left out.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Latest(ReadScope scope, IReadOnlyCollection<string> taskIds) =>
        Newest(scope, taskIds).ToDictionary(newest => newest.Key, newest => newest.Value.At);

    /// <summary>The newest reminder of each of the tasks; those that never were asked for are left out.</summary>
    public IReadOnlyDictionary<string, TaskReminder> Newest(ReadScope scope, IReadOnlyCollection<string> taskIds)
    {
        var numbers = scope.QueryIn<TaskRow>("SELECT task_no, task_id FROM task WHERE task_id IN", Numbers(taskIds)).ToDictionary(t => t.TaskNo, t => t.TaskId);
        return scope.QueryIn<ReminderRow>("SELECT task_no, reminder_no, name, at FROM task_reminder WHERE task_no IN", numbers.Keys)
            .GroupBy(r => r.TaskNo)
            .ToDictionary(g => Columns.Id(numbers[g.Key], TaskRecord.IdPrefix), g => g.MaxBy(r => r.ReminderNo)!.ToReminder());
    }

    /// <summary>Every time that the bureau asked for a task: by whom, and when.</summary>
    public IReadOnlyList<TaskReminder> Of(ReadScope scope, string taskId) =>
    [
        .. scope.Query<ReminderRow>(
            "SELECT r.name, r.at FROM task t INNER JOIN task_reminder r ON r.task_no = t.task_no WHERE t.task_id = @id ORDER BY r.reminder_no", new { id = Numbers([taskId])[0] })
            .Select(r => r.ToReminder()),
    ];

    private static long[] Numbers(IEnumerable<string> taskIds) => [.. taskIds.Select(id => Columns.Number(id, TaskRecord.IdPrefix)).Distinct()];

    private sealed class TaskRow
    {
        public long TaskNo { get; init; }

        public long TaskId { get; init; }
    }

    private sealed class ReminderRow
    {
        public long TaskNo { get; init; }

        public long ReminderNo { get; init; }

        public string Name { get; init; } = "";

        public string At { get; init; } = "";

        public TaskReminder ToReminder() => new(Name, Columns.Moment(At));
    }
}
