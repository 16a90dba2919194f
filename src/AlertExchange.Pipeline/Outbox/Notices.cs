using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;
using AlertExchange.Contracts.Serialization;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>
/// Writes down what others are to be told, in the transaction of the change it tells of: neither is there without the other. Nothing is
/// written while nobody wants to be told.
/// </summary>
internal sealed class Notices(ExchangeStore store, ExchangeSettings settings, PlaceClock clock)
{
    /// <summary>The bureau, as departments are called.</summary>
    private static readonly DepartmentId Bureau = new("rural-revitalization");

    /// <summary>Tells that a submission came to an end, or to a halt.</summary>
    public void Tell(WriteScope scope, Submission submission)
    {
        if (KindOf(submission.State) is not { } kind || !IsAnybodyTold(scope))
        {
            return;
        }

        var c = submission.Counts;
        var notice = new Notice
        {
            NoticeId = Guid.NewGuid().ToString("N"),
            Kind = kind,
            Department = submission.Department,
            Period = submission.Period,
            SubmissionId = submission.SubmissionId,
            Counts = new NoticeCounts
            {
                Received = c.Received,
                Rejected = c.Rejected,
                Accepted = c.Accepted,
                Definite = c.Definite,
                Possible = c.Possible,
                None = c.None,
                Parked = c.Parked,
                Warnings = store.Warnings.CountRaisedBy(scope, submission.SubmissionId),
                Tasks = store.Tasks.CountTouchedBy(scope, submission.SubmissionId),
            },
            Fault = kind == NoticeKind.SubmissionFailed ? submission.Fault?.Code : null,
        };
        Add(scope, [notice]);
    }

    /// <summary>Tells that tasks were given to their townships; those that are with no township are left out.</summary>
    /// <param name="department">Whose alerts, or whose decision, brought it about.</param>
    /// <param name="submissionId">Null where no submission did.</param>
    public void TellAssigned(WriteScope scope, DepartmentId department, Period period, string? submissionId, IReadOnlyCollection<VerificationTask> tasks)
    {
        if (tasks.Count == 0 || !IsAnybodyTold(scope))
        {
            return;
        }

        Add(scope, ByTownship(tasks, NoticeKind.TaskAssigned, department, period).Select(notice => notice with { SubmissionId = submissionId }));
    }

    /// <summary>The same for tasks that people or the clock gave to townships: each department behind them is told of its own.</summary>
    /// <param name="tasks">Each with the warnings that it lists.</param>
    public void TellAssigned(WriteScope scope, IReadOnlyCollection<(VerificationTask Task, IReadOnlyCollection<DueWarning> Warnings)> tasks)
    {
        var own = tasks.SelectMany(t => t.Warnings.GroupBy(w => w.Department).Select(some => (Department: some.Key, Period: some.Max(w => w.Period), t.Task)));
        foreach (var together in own.GroupBy(o => (o.Department, o.Period)))
        {
            TellAssigned(scope, together.Key.Department, together.Key.Period, null, [.. together.Select(o => o.Task)]);
        }
    }

    /// <summary>
    /// Tells that the bureau asked townships for tasks. It is the bureau's word, whichever departments are behind a task: a task stands in one
    /// notice a reminder.
    /// </summary>
    /// <param name="tasks">Each with the newest month that its warnings were told of.</param>
    /// <param name="today">Place date.</param>
    public void TellReminded(WriteScope scope, IReadOnlyCollection<(VerificationTask Task, Period Period)> tasks, DateOnly today)
    {
        if (tasks.Count == 0 || !IsAnybodyTold(scope))
        {
            return;
        }

        Add(scope, tasks.GroupBy(t => t.Period).OrderBy(month => month.Key)
            .SelectMany(month => ByTownship(month.Select(t => t.Task), NoticeKind.TaskReminded, Bureau, month.Key)).Select(notice => notice with { RemindedOn = today }));
    }

    /// <summary>Tells each department that an outcome stands for its warnings.</summary>
    /// <param name="code">The id of what was found.</param>
    /// <param name="warnings">The warnings it answers, with their departments and months.</param>
    public void TellOutcome(WriteScope scope, VerificationTask task, string code, IReadOnlyCollection<DueWarning> warnings)
    {
        if (warnings.Count == 0 || !IsAnybodyTold(scope))
        {
            return;
        }

        Add(scope, warnings.GroupBy(w => w.Department).Select(own => new Notice
        {
            NoticeId = Guid.NewGuid().ToString("N"),
            Kind = NoticeKind.OutcomeSettled,
            Department = own.Key,
            Period = own.Max(w => w.Period),
            TownshipCode = task.Place.TownshipCode,
            Outcome = new NoticeOutcome(task.TaskId, code, [.. own.Select(w => w.WarningId.Value).Order(StringComparer.Ordinal)]),
        }));
    }

    private static IEnumerable<Notice> ByTownship(IEnumerable<VerificationTask> tasks, NoticeKind kind, DepartmentId department, Period period) =>
        tasks.Where(t => t.Place.IsPlaced).GroupBy(t => t.Place.TownshipCode).SelectMany(township => township.Chunk(Notice.MaxTasks).Select(some => new Notice
        {
            NoticeId = Guid.NewGuid().ToString("N"),
            Kind = kind,
            Department = department,
            Period = period,
            TownshipCode = township.Key,
            Tasks = [.. some.Select(t => new NoticeTask(t.TaskId, t.DueOn, t.Warnings.Count))],
        }));

    private void Add(WriteScope scope, IEnumerable<Notice> notices)
    {
        // Known before the first notice is written, or it would not be theirs.
        foreach (var destination in Destinations)
        {
            store.Outbox.Register(scope, destination);
        }

        foreach (var notice in notices)
        {
            store.Outbox.Add(scope, notice.NoticeId, notice.Kind, notice.Department, Encoding.UTF8.GetString(NoticeJson.SerializeToUtf8(notice)), clock.Now, notice.TownshipCode);
        }
    }

    // A destination that is known to the store is told whatever this process has been set up for.
    private bool IsAnybodyTold(WriteScope scope) => Destinations.Any() || store.Outbox.List(scope).Count > 0;

    private IEnumerable<string> Destinations =>
        settings.Webhooks.Select(w => w.Name).Concat(settings.Transport.IsShared ? [BrokerDestination.OwnName] : []);

    private static NoticeKind? KindOf(SubmissionState state) => state switch
    {
        SubmissionState.Completed or SubmissionState.CompletedWithRejections => NoticeKind.SubmissionCompleted,
        SubmissionState.Held => NoticeKind.SubmissionHeld,
        SubmissionState.Failed => NoticeKind.SubmissionFailed,
        _ => null,
    };
}
