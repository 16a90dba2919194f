using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>
/// The last station: a matched submission is admitted (its alerts begin to count, older ones end), then every household of its
/// department, kinds and period is assessed and its warnings and task reconciled. Doing it again changes nothing.
/// </summary>
internal sealed class AssessingStation(ExchangeStore store, Admission admission, HouseholdAssessment assessment, PolicyDesk policies,
    RosterCache rosters, SubmissionMonitor monitor, WorkerLease worker, PlaceClock clock)
{
    /// <summary>Households whose warnings are reconciled in one transaction: long enough to pay, short enough that others can write between.</summary>
    private const int HouseholdsPerTransaction = 8000;

    /// <summary>The first ones are few: until they are assessed there is nothing to store.</summary>
    private const int FirstHouseholds = 2000;

    /// <summary>Admits and assesses one submission.</summary>
    /// <returns>Submissions that had waited for this one and can go on now.</returns>
    public async Task<IReadOnlyList<string>> AssessAsync(string submissionId, CancellationToken cancellation)
    {
        monitor.Report(submissionId, null, "正在入账");
        var policy = policies.Current;
        var admitted = await store.WriteAsync(scope =>
        {
            if (!store.Submissions.TryClaim(scope, submissionId, worker) || store.Submissions.Find(scope, submissionId) is not { } submission)
            {
                return null;
            }

            return submission.State == SubmissionState.Accepted ? submission : admission.TryAdmit(scope, submission, policy.Profile.Fingerprint);
        }, cancellation);
        if (admitted is null)
        {
            return [];
        }

        var households = await store.WriteAsync(scope => assessment.HouseholdsOf(scope, admitted, policy), cancellation);
        await ReconcileAsync(households, new AssessmentFrame(admitted, policy, rosters.Latest(), clock.Now), cancellation);
        assessment.Finished(admitted);
        return await FinishAsync(admitted, cancellation);
    }

    /// <summary>Stores chunk after chunk, each in a transaction of its own, and assesses the next one meanwhile.</summary>
    private async Task ReconcileAsync(List<SubjectKey> households, AssessmentFrame frame, CancellationToken cancellation)
    {
        var next = AssessAsync(0, FirstHouseholds);
        for (var done = 0; done < households.Count;)
        {
            var chunk = await next;
            done += chunk.Households.Count;
            next = AssessAsync(done, HouseholdsPerTransaction);
            var (stored, newest) = await store.WriteAsync(scope => assessment.Store(scope, chunk, frame), cancellation);
            assessment.Stored(stored, newest);
            monitor.Report(frame.Submission.SubmissionId, (double)done / households.Count, $"已研判 {done} 户");
        }

        Task<AssessedChunk> AssessAsync(int start, int count) =>
            Task.Run(() => assessment.Assess(households.GetRange(start, Math.Min(count, households.Count - start)), frame), cancellation);
    }

    private async Task<IReadOnlyList<string>> FinishAsync(Submission submission, CancellationToken cancellation)
    {
        var waiting = await store.WriteAsync(scope =>
        {
            var state = submission.Counts.Rejected > 0 ? SubmissionState.CompletedWithRejections : SubmissionState.Completed;
            store.Submissions.TryChange(scope, SubmissionState.Accepted, submission with { State = state, Fault = null, CompletedAt = clock.Now }, clock.Now);
            return Waiting(scope, submission.Department, submission.Period);
        }, cancellation);
        monitor.Finished(submission.SubmissionId);
        return waiting;
    }

    /// <summary>Matched submissions of a department and period, oldest first.</summary>
    private List<string> Waiting(ReadScope scope, DepartmentId department, Period period) =>
        [.. store.Submissions.ListByPeriod(scope, period)
            .Where(s => s.Department == department && s.State == SubmissionState.Matching && store.Batches.IsMatched(scope, s.SubmissionId))
            .Select(s => s.SubmissionId)];
}
