using System.Diagnostics;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Telemetry;
using AlertExchange.Pipeline.Working;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>
/// The last station: a matched submission is admitted (its alerts begin to count, older ones end), then every household of its
/// department, kinds and period is assessed and its warnings and task reconciled. Doing it again changes nothing.
/// </summary>
internal sealed class AssessingStation(ExchangeStore store, Admission admission, HouseholdAssessment assessment, PolicyDesk policies,
    RosterCache rosters, SubmissionMonitor monitor, WorkerLease worker, WorkInHand inHand, ExchangeSettings settings, PlaceClock clock, ExchangeMetrics metrics)
{
    /// <summary>Households whose warnings are reconciled in one transaction: long enough to pay, short enough that others can write between.</summary>
    private const int HouseholdsPerTransaction = 8000;

    /// <summary>Admits and assesses one submission.</summary>
    /// <returns>Submissions that had waited for this one and can go on now.</returns>
    public async Task<IReadOnlyList<string>> AssessAsync(string submissionId, CancellationToken cancellation)
    {
        using var held = inHand.Hold(submissionId);
        using var activity = StationActivity.Begin(StationName.Assess, submissionId);
        var began = Stopwatch.GetTimestamp();
        monitor.Report(submissionId, null, "正在入账");
        var policy = policies.Current;
        var admitted = await store.WriteAsync(scope =>
        {
            if (!store.Submissions.TryClaim(scope, submissionId, worker) || store.Submissions.Find(scope, submissionId) is not { } submission)
            {
                return null;
            }

            var turn = submission.State == SubmissionState.Accepted ? submission : admission.TryAdmit(scope, submission, policy.Profile.Fingerprint);
            if (turn is null)
            {
                LetGo(scope, submissionId);
            }

            return turn;
        }, cancellation);
        if (admitted is null)
        {
            return [];
        }

        var households = await store.WriteAsync(scope => assessment.HouseholdsOf(scope, admitted), cancellation);
        var roster = rosters.Latest();
        var (warnings, tasks) = (0, 0);
        for (var start = 0; start < households.Count; start += HouseholdsPerTransaction)
        {
            var chunk = households.GetRange(start, Math.Min(HouseholdsPerTransaction, households.Count - start));
            var changed = await store.WriteAsync(scope => assessment.Reconcile(scope, chunk, admitted, policy, roster, clock.Now), cancellation);
            (warnings, tasks) = (warnings + changed.Warnings, tasks + changed.Tasks);
            monitor.Report(submissionId, (double)(start + chunk.Count) / households.Count, $"已研判 {start + chunk.Count} 户");
        }

        var waiting = await FinishAsync(admitted, cancellation);
        activity.About(admitted)?.SetTag("alertexchange.households", households.Count);
        metrics.Assessed(admitted, households.Count, warnings, tasks, Stopwatch.GetElapsedTime(began));
        return waiting;
    }

    private async Task<IReadOnlyList<string>> FinishAsync(Submission submission, CancellationToken cancellation)
    {
        var waiting = await store.WriteAsync(scope =>
        {
            var state = submission.Counts.Rejected > 0 ? SubmissionState.CompletedWithRejections : SubmissionState.Completed;
            store.Submissions.TryChange(scope, SubmissionState.Accepted, submission with { State = state, Fault = null, CompletedAt = clock.Now }, clock.Now);
            LetGo(scope, submission.SubmissionId);
            return Waiting(scope, submission.Department, submission.Period);
        }, cancellation);
        monitor.Finished(submission.SubmissionId);
        return waiting;
    }

    /// <summary>Where others work too, a claim lasts as long as the work in hand.</summary>
    private void LetGo(WriteScope scope, string submissionId)
    {
        if (settings.Transport.IsShared)
        {
            store.Submissions.Release(scope, submissionId, worker.WorkerId);
        }
    }

    /// <summary>Matched submissions of a department and period, oldest first.</summary>
    private List<string> Waiting(ReadScope scope, DepartmentId department, Period period) =>
        [.. store.Submissions.ListByPeriod(scope, period)
            .Where(s => s.Department == department && s.State == SubmissionState.Matching && store.Batches.IsMatched(scope, s.SubmissionId))
            .Select(s => s.SubmissionId)];
}
