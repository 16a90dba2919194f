using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Submissions;

/// <summary>Submissions, their states and their history.</summary>
public sealed class SubmissionRepository
{
    /// <summary>
    /// Registers a file, or recognises it: the same content for the same department and period that has not failed, was not sent for
    /// another kind, and none of whose rows a later submission has replaced or withdrawn. The caller may then delete its second copy of the file.
    /// </summary>
    public ReceiveOutcome Receive(WriteScope scope, NewSubmission file) => throw new NotImplementedException();

    public Submission? Find(ReadScope scope, string submissionId) => throw new NotImplementedException();

    /// <summary>
    /// Compare and set: writes everything that may change (state, counts, kinds, versions, report, fault, completion) when the stored
    /// state still is <paramref name="expected"/>. Adds to the history when the state differs or a note is given.
    /// </summary>
    /// <returns>False when somebody else moved it first; nothing was written.</returns>
    public bool TryChange(WriteScope scope, SubmissionState expected, Submission changed, DateTimeOffset at, string? note = null) => throw new NotImplementedException();

    /// <summary>Claims for a worker: succeeds when unclaimed, already its own, or when the claimant's process is dead.</summary>
    public bool TryClaim(WriteScope scope, string submissionId, Workers.WorkerLease worker) => throw new NotImplementedException();

    public IReadOnlyList<Submission> ListByPeriod(ReadScope scope, Period period) => throw new NotImplementedException();

    /// <summary>Received, Reading or Accepted, oldest first: what a start has to finish.</summary>
    public IReadOnlyList<Submission> ListUnfinished(ReadScope scope) => throw new NotImplementedException();

    /// <summary>Accepted or completed submissions that have live batches of a kind, oldest first.</summary>
    public IReadOnlyList<Submission> ListForSlot(ReadScope scope, DepartmentId department, AlertKind kind, Period period) => throw new NotImplementedException();

    public IReadOnlyList<SubmissionEvent> History(ReadScope scope, string submissionId) => throw new NotImplementedException();
}
