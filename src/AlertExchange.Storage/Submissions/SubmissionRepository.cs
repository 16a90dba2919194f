using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Files;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Storage.Submissions;

/// <summary>Submissions, their states and their history.</summary>
public sealed class SubmissionRepository
{
    private readonly WorkerRegistry _workers;

    internal SubmissionRepository(WorkerRegistry workers) => _workers = workers;

    /// <summary>
    /// Registers a file, or recognises it (<see cref="FindSameFile"/>). The caller may then delete its second copy of the file.
    /// </summary>
    /// <param name="isReadAlike">Whether a file of the same content was read as this one would be; null: it was.</param>
    public ReceiveOutcome Receive(WriteScope scope, NewSubmission file, Func<Submission, bool>? isReadAlike = null)
    {
        if (FindSameFile(scope, file.File.KeyedDigest, file.Department, file.Period, isReadAlike) is { } known)
        {
            return new ReceiveOutcome.SameFile(known);
        }

        var day = file.ReceivedAt.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var submission = new Submission
        {
            SubmissionId = string.Create(CultureInfo.InvariantCulture, $"S{day}-{scope.Take("submission " + day):D4}"),
            Department = file.Department,
            Period = file.Period,
            KindOverride = file.KindOverride,
            Append = file.Append,
            FileName = file.FileName,
            FileDigest = file.File.Sha256,
            FileId = file.File.FileId,
            FileLength = file.File.Length,
            ReceivedAt = file.ReceivedAt,
            State = SubmissionState.Received,
            BindingsJson = file.BindingsJson,
            SubmittedBy = file.SubmittedBy,
        };
        scope.Execute(
            """
            INSERT INTO submission (
              submission_id, sequence, department, period, kind_override, append, confirmed_errors, file_name, file_keyed_digest, file_digest, file_id,
              file_length, received_at, state, bindings_json, submitted_by, kinds, received, rejected, accepted, remarked, definite, possible, none)
            VALUES (
              @SubmissionId, @Sequence, @Department, @Period, @KindOverride, @Append, @ConfirmedErrors, @FileName, @FileKeyedDigest, @FileDigest, @FileId,
              @FileLength, @ReceivedAt, @State, @BindingsJson, @SubmittedBy, @Kinds, 0, 0, 0, 0, 0, 0, 0)
            """, SubmissionRecord.Of(submission, scope.Take("submission"), file.File.KeyedDigest));
        AddEvent(scope, submission.SubmissionId, file.ReceivedAt, SubmissionState.Received, null);
        return new ReceiveOutcome.New(submission);
    }

    /// <summary>
    /// The newest submission that the same content for the same department and period made: one that has not failed, and none of whose rows a
    /// later submission has replaced or withdrawn. A file some of whose rows were replaced since would, sent again, bring them back: that is a
    /// change, not the same file twice.
    /// </summary>
    /// <param name="isReadAlike">Content that is read otherwise, by other columns for example, is not the same file; null: it is.</param>
    public Submission? FindSameFile(ReadScope scope, string keyedDigest, DepartmentId department, Period period, Func<Submission, bool>? isReadAlike) => scope.Query<SubmissionRecord>(
        $"""
        SELECT * FROM submission s
        WHERE s.file_keyed_digest = @digest AND s.department = @department AND s.period = @period
          AND s.state <> {(int)SubmissionState.Failed}
          AND NOT EXISTS (
            SELECT 1 FROM batch b INNER JOIN batch_death d ON d.batch_id = b.batch_id
            WHERE b.submission_id = s.submission_id AND d.by_submission <> s.submission_id)
        ORDER BY s.sequence DESC
        """,
        new { digest = keyedDigest, department = department.Value, period = period.ToString() })
        .Select(r => r.ToSubmission()).FirstOrDefault(s => isReadAlike?.Invoke(s) ?? true);

    public Submission? Find(ReadScope scope, string submissionId) =>
        scope.First<SubmissionRecord>("SELECT * FROM submission WHERE submission_id = @submissionId", new { submissionId })?.ToSubmission();

    /// <summary>
    /// Compare and set: writes everything that may change (state, counts, kinds, bindings, versions, report, fault, completion) when the
    /// stored state still is <paramref name="expected"/>. Adds to the history when the state differs or a note is given.
    /// </summary>
    /// <returns>False when somebody else moved it first; nothing was written.</returns>
    public bool TryChange(WriteScope scope, SubmissionState expected, Submission changed, DateTimeOffset at, string? note = null)
    {
        var written = scope.Execute(
            $"""
            UPDATE submission SET
              state = @State, append = @Append, confirmed_errors = @ConfirmedErrors, bindings_json = @BindingsJson, kinds = @Kinds, received = @Received, rejected = @Rejected, accepted = @Accepted,
              remarked = @Remarked, definite = @Definite, possible = @Possible, none = @None, parked = @Parked, roster_version = @RosterVersion,
              linkage_version = @LinkageVersion,
              policy_version = @PolicyVersion, report_json = @ReportJson, fault_stage = @FaultStage, fault_code = @FaultCode,
              fault_message = @FaultMessage, completed_at = @CompletedAt
            WHERE submission_id = @SubmissionId AND state = {(int)expected}
            """, SubmissionRecord.Of(changed, 0, ""));
        if (written == 1 && (changed.State != expected || note is not null))
        {
            AddEvent(scope, changed.SubmissionId, at, changed.State, note);
        }

        return written == 1;
    }

    /// <summary>Claims for a worker: succeeds when unclaimed, already its own, or when the claimant's process is dead.</summary>
    public bool TryClaim(WriteScope scope, string submissionId, WorkerLease worker)
    {
        var claim = scope.First<ClaimRow>("SELECT claimed_by FROM submission WHERE submission_id = @submissionId", new { submissionId });
        if (claim is null)
        {
            return false;
        }

        if (claim.ClaimedBy == worker.WorkerId)
        {
            return true;
        }

        if (claim.ClaimedBy is not null && _workers.IsAlive(scope, claim.ClaimedBy))
        {
            return false;
        }

        return scope.Execute(
            """
            UPDATE submission SET claimed_by = @WorkerId
            WHERE submission_id = @submissionId AND (claimed_by = @ClaimedBy OR (claimed_by IS NULL AND @ClaimedBy IS NULL))
            """, new { worker.WorkerId, submissionId, claim.ClaimedBy }) == 1;
    }

    /// <summary>Gives a claim back; nothing happens when it is somebody else's.</summary>
    /// <returns>True when the claim was there to be given back.</returns>
    public bool Release(WriteScope scope, string submissionId, string workerId) =>
        scope.Execute("UPDATE submission SET claimed_by = NULL WHERE submission_id = @submissionId AND claimed_by = @workerId", new { submissionId, workerId }) == 1;

    /// <summary>True while the process that claimed a submission lives.</summary>
    public bool IsClaimed(ReadScope scope, Submission submission) => submission.ClaimedBy is not null && _workers.IsAlive(scope, submission.ClaimedBy);

    /// <summary>
    /// True while a worker still has its claim; until the end of the transaction nobody can take it away then. To be asked in a write without a
    /// turn (<see cref="ExchangeStore.AppendAsync{T}"/>), so that a worker that was wrongly taken for dead adds nothing to what another began anew.
    /// </summary>
    public bool HoldsClaim(WriteScope scope, string submissionId, WorkerLease worker) => scope.Execute(
        "UPDATE submission SET claimed_by = @WorkerId WHERE submission_id = @submissionId AND claimed_by = @WorkerId", new { worker.WorkerId, submissionId }) == 1;

    /// <summary>
    /// Puts a submission whose work has ended back to an earlier state, without its fault. Compare and set: false when somebody else
    /// moved it first.
    /// </summary>
    /// <param name="worker">Who has it then; null: nobody.</param>
    public bool TryReopen(WriteScope scope, Submission ended, SubmissionState to, WorkerLease? worker, DateTimeOffset at)
    {
        var reopened = TryChange(scope, ended.State, ended with { State = to, Fault = null, CompletedAt = null }, at, "replayed");
        if (reopened)
        {
            // Its last claimant is done with it, alive or dead.
            scope.Execute("UPDATE submission SET claimed_by = @workerId WHERE submission_id = @SubmissionId", new { workerId = worker?.WorkerId, ended.SubmissionId });
        }

        return reopened;
    }

    /// <summary>Submissions that failed, and accepted ones whose assessment did, in the order they came.</summary>
    public IReadOnlyList<Submission> ListFaulted(ReadScope scope) => Read(
        scope, $"WHERE (state = {(int)SubmissionState.Failed} AND (fault_stage IS NULL OR fault_stage <> '{Fault.SentBack}')) OR (state = {(int)SubmissionState.Accepted} AND fault_code IS NOT NULL)", null);

    /// <summary>Ids of every sealed file that anything refers to.</summary>
    public IReadOnlySet<string> FileIds(ReadScope scope) => scope.Query<string>(FilesInUse.Sql).ToHashSet(StringComparer.Ordinal);

    /// <summary>In the order they came.</summary>
    public IReadOnlyList<Submission> ListByPeriod(ReadScope scope, Period period) =>
        Read(scope, "WHERE period = @period", new { period = period.ToString() });

    /// <summary>Received, Reading, Matching or Accepted, oldest first: what a start has to finish.</summary>
    public IReadOnlyList<Submission> ListUnfinished(ReadScope scope) => Read(
        scope,
        $"""
        WHERE state IN ({(int)SubmissionState.Received}, {(int)SubmissionState.Reading}, {(int)SubmissionState.Matching}, {(int)SubmissionState.Accepted})
        """, null);

    /// <summary>Removes a submission that was refused while its sender waited: the refusal is its receipt. Its staged rows must be gone.</summary>
    public void Discard(WriteScope scope, string submissionId)
    {
        scope.Execute("DELETE FROM submission_event WHERE submission_id = @submissionId", new { submissionId });
        scope.Execute("DELETE FROM fault WHERE submission_id = @submissionId", new { submissionId });
        scope.Execute("DELETE FROM submission WHERE submission_id = @submissionId", new { submissionId });
    }

    /// <summary>Accepted or completed submissions that have live batches of a kind, oldest first.</summary>
    public IReadOnlyList<Submission> ListForSlot(ReadScope scope, DepartmentId department, AlertKind kind, Period period) => Read(
        scope,
        $"""
        WHERE department = @department AND period = @period AND EXISTS (
          SELECT 1 FROM batch b WHERE b.submission_id = submission.submission_id AND b.kind = @kind AND b.state = {(int)BatchState.Live})
        """, new { department = department.Value, period = period.ToString(), kind = (int)kind });

    public IReadOnlyList<SubmissionEvent> History(ReadScope scope, string submissionId) =>
    [
        .. scope.Query<EventRow>("SELECT at, state, note FROM submission_event WHERE submission_id = @submissionId ORDER BY event_no", new { submissionId })
            .Select(e => new SubmissionEvent(submissionId, Columns.Moment(e.At), (SubmissionState)e.State, e.Note)),
    ];

    private static IReadOnlyList<Submission> Read(ReadScope scope, string where, object? parameters) =>
        [.. scope.Query<SubmissionRecord>($"SELECT * FROM submission {where} ORDER BY sequence", parameters).Select(r => r.ToSubmission())];

    private static void AddEvent(WriteScope scope, string submissionId, DateTimeOffset at, SubmissionState state, string? note) => scope.Execute(
        "INSERT INTO submission_event (submission_id, at, state, note) VALUES (@submissionId, @at, @state, @note)",
        new { submissionId, at = Columns.Text(at), state = (int)state, note });

    private sealed class ClaimRow
    {
        public string? ClaimedBy { get; init; }
    }

    private sealed class EventRow
    {
        public string At { get; init; } = "";

        public int State { get; init; }

        public string? Note { get; init; }
    }
}
