using System.Text;
using AlertExchange.Contracts.Notices;
using AlertExchange.Contracts.Serialization;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>
/// Writes down what others are to be told, in the transaction of the change it tells of: neither is there without the other. Nothing is
/// written while nobody wants to be told.
/// </summary>
internal sealed class Notices(ExchangeStore store, ExchangeSettings settings, PlaceClock clock)
{
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
        // Known before the first notice is written, or it would not be theirs.
        foreach (var destination in Destinations)
        {
            store.Outbox.Register(scope, destination);
        }

        store.Outbox.Add(scope, notice.NoticeId, kind, submission.Department, Encoding.UTF8.GetString(NoticeJson.SerializeToUtf8(notice)), clock.Now);
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
