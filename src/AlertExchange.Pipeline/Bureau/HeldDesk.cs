using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>Files that wait because many of their rows were rejected: the bureau lets them go on, or sends them back.</summary>
public sealed class HeldDesk(ExchangeStore store, SubmissionDesk desk, AuditTrail audit, PlaceClock clock)
{
    /// <summary>The most characters of a reason.</summary>
    public const int MostReason = 300;

    public (IReadOnlyList<Submission> Lines, int Count) Page(RowScope rows, Paging paging) => store.Read(scope =>
        store.SubmissionLists.Page(scope, rows, new SubmissionFilter(State: SubmissionState.Held), paging));

    public SubmissionSummary? Find(RowScope rows, string submissionId) =>
        store.Read(scope => store.SubmissionLists.Find(scope, rows, submissionId)) is { State: SubmissionState.Held } ? desk.Find(submissionId) : null;

    /// <summary>Takes what could be read; the rejected rows stay with their department.</summary>
    /// <returns>False when it no longer waits.</returns>
    public async Task<bool> ConfirmAsync(Viewer viewer, string submissionId, string reason, CancellationToken cancellation) =>
        store.Read(scope => store.SubmissionLists.Find(scope, viewer.Rows, submissionId)) is { State: SubmissionState.Held } held
        && await desk.ReleaseAsync(held, scope => audit.Append(scope, viewer, AuditAction.FileConfirmed, submissionId, reason), cancellation);

    /// <summary>Nothing of it is taken; the department may send it again, corrected.</summary>
    /// <param name="reason">Told to the department: what to do, without personal data.</param>
    /// <returns>False when it no longer waits.</returns>
    public Task<bool> SendBackAsync(Viewer viewer, string submissionId, string reason, CancellationToken cancellation) => store.WriteAsync(
        scope =>
        {
            if (store.SubmissionLists.Find(scope, viewer.Rows, submissionId) is not { State: SubmissionState.Held } held)
            {
                return false;
            }

            var returned = held with
            {
                State = SubmissionState.Failed,
                Fault = new Fault(Fault.SentBack, "held.sent-back", $"乡村振兴局退回：{reason}"),
                CompletedAt = clock.Now,
            };
            if (!store.Submissions.TryChange(scope, SubmissionState.Held, returned, clock.Now))
            {
                return false;
            }

            // What was read of it stays for the department to look at.
            audit.Append(scope, viewer, AuditAction.FileConfirmed, submissionId, reason, "sent back");
            return true;
        }, cancellation);
}
