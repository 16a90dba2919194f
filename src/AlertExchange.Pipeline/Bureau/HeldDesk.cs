using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>Files that wait because many of their rows were rejected: the bureau lets them go on, or sends them back.</summary>
public sealed class HeldDesk
{
    /// <summary>The most characters of a reason.</summary>
    public const int MostReason = 300;

    private readonly ExchangeStore _store;
    private readonly SubmissionDesk _desk;
    private readonly Notices _notices;
    private readonly AuditTrail _audit;
    private readonly PlaceClock _clock;

    internal HeldDesk(ExchangeStore store, SubmissionDesk desk, Notices notices, AuditTrail audit, PlaceClock clock) =>
        (_store, _desk, _notices, _audit, _clock) = (store, desk, notices, audit, clock);

    public (IReadOnlyList<Submission> Lines, int Count) Page(RowScope rows, Paging paging) => _store.Read(scope =>
        _store.SubmissionLists.Page(scope, rows, new SubmissionFilter(State: SubmissionState.Held), paging));

    public SubmissionSummary? Find(RowScope rows, string submissionId) =>
        _store.Read(scope => _store.SubmissionLists.Find(scope, rows, submissionId)) is { State: SubmissionState.Held } ? _desk.Find(submissionId) : null;

    /// <summary>Takes what could be read; the rejected rows stay with their department.</summary>
    /// <returns>False when it no longer waits.</returns>
    public async Task<bool> ConfirmAsync(Viewer viewer, string submissionId, string reason, CancellationToken cancellation) =>
        _store.Read(scope => _store.SubmissionLists.Find(scope, viewer.Rows, submissionId)) is { State: SubmissionState.Held } held
        && await _desk.ReleaseAsync(held, scope => _audit.Append(scope, viewer, AuditAction.FileConfirmed, submissionId, reason), cancellation);

    /// <summary>Nothing of it is taken; the department may send it again, corrected.</summary>
    /// <param name="reason">Told to the department: what to do, without personal data.</param>
    /// <returns>False when it no longer waits.</returns>
    public Task<bool> SendBackAsync(Viewer viewer, string submissionId, string reason, CancellationToken cancellation) => _store.WriteAsync(
        scope =>
        {
            if (_store.SubmissionLists.Find(scope, viewer.Rows, submissionId) is not { State: SubmissionState.Held } held)
            {
                return false;
            }

            var returned = held with
            {
                State = SubmissionState.Failed,
                Fault = new Fault(Fault.SentBack, "held.sent-back", $"乡村振兴局退回：{reason}"),
                CompletedAt = _clock.Now,
            };
            if (!_store.Submissions.TryChange(scope, SubmissionState.Held, returned, _clock.Now))
            {
                return false;
            }

            // What was read of it stays for the department to look at.
            _notices.Tell(scope, returned);
            _audit.Append(scope, viewer, AuditAction.FileSentBack, submissionId, reason);
            return true;
        }, cancellation);
}
