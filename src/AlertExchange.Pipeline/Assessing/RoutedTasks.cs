using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Tasks;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>What routing did to the tasks of some households: as it is written, and which of them a township has got by it.</summary>
internal sealed class RoutedTasks
{
    private readonly List<TaskWrite> _writes;
    private readonly List<VerificationTask> _assigned;

    public RoutedTasks() => (_writes, _assigned) = ([], []);

    /// <summary>A copy, to which more may be added.</summary>
    public RoutedTasks(RoutedTasks others) => (_writes, _assigned) = ([.. others._writes], [.. others._assigned]);

    public IReadOnlyList<TaskWrite> Writes => _writes;

    /// <summary>Given to a township, or to another one than before.</summary>
    public IReadOnlyList<VerificationTask> Assigned => _assigned;

    /// <param name="before">The task as it stood; null where there was none.</param>
    public void Add(TaskChange change, VerificationTask? before, Submission submission, DateTimeOffset at)
    {
        var task = change.Task;
        _writes.Add(new TaskWrite(task, submission.Period, submission.SubmissionId, at, change.Kind == TaskChangeKind.Open));
        if (task.State == TaskState.Assigned && (before is null || before.Place.TownshipCode != task.Place.TownshipCode))
        {
            _assigned.Add(task);
        }
    }
}
