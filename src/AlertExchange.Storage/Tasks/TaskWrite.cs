using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Tasks;

/// <summary>
/// A task as it shall stand, the period whose warnings opened or touched it, and the submission behind it. It is put into the form of the
/// tables where it is made: while others are written, not while they wait for it.
/// </summary>
public sealed class TaskWrite
{
    /// <param name="task">As it shall stand.</param>
    /// <param name="period">Whose warnings opened or touched it.</param>
    /// <param name="submissionId">The submission behind it.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="isNew">
    /// The writing transaction knows that there is no such task yet: it need not be looked for. Where that is wrong the write is refused.
    /// </param>
    public TaskWrite(VerificationTask task, Period period, string submissionId, DateTimeOffset at, bool isNew = false)
    {
        (Household, Number, Place, State, AssignedOn, DueOn, Outcome, HandedTo) =
            (Columns.Number(task.Household), task.Number, task.Place, task.State, task.AssignedOn, task.DueOn, task.Outcome, task.HandedTo);
        (Period, SubmissionId, At, IsNew) = (period, submissionId, at, isNew);
        Id = Columns.Number(task.TaskId, TaskRecord.IdPrefix);
        Warnings = new long[task.Warnings.Count];
        for (var i = 0; i < Warnings.Length; i++)
        {
            Warnings[i] = Columns.Number(task.Warnings[i].Value, WarningRecord.IdPrefix);
        }
    }

    internal long Household { get; }

    internal int Number { get; }

    internal Placement Place { get; }

    internal TaskState State { get; }

    internal DateOnly AssignedOn { get; }

    internal DateOnly DueOn { get; }

    internal string? Outcome { get; }

    internal string? HandedTo { get; }

    internal Period Period { get; }

    internal string SubmissionId { get; }

    internal DateTimeOffset At { get; }

    internal bool IsNew { get; }

    internal long Id { get; }

    internal long[] Warnings { get; }
}
