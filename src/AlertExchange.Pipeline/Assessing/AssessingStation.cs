using System.Diagnostics;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.Outbox;
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
    RosterCache rosters, Notices notices, SubmissionMonitor monitor, WorkerLease worker, WorkInHand inHand, ExchangeSettings settings, PlaceClock clock, ExchangeMetrics metrics)
{
    /// <summary>
    /// Households whose warnings are reconciled in one transaction: long enough to pay, short enough that others can write between. On a server
    /// a short report takes the turn several times before its tasks stand, and the processes of a county all take the same one.
    /// </summary>
    private int HouseholdsPerTransaction => store.AppendsSideBySide ? 2000 : 8000;

    /// <summary>The first ones are few: until they are assessed there is nothing to store.</summary>
    private const int FirstHouseholds = 2000;

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

        var households = await store.WriteAsync(scope => assessment.HouseholdsOf(scope, admitted, policy), cancellation);
        var (warnings, tasks) = await ReconcileAsync(households, new AssessmentFrame(admitted, policy, rosters.Latest(), clock.Now) { Trace = activity?.Context ?? default }, cancellation);
        assessment.Finished(admitted);
        var waiting = await FinishAsync(admitted, cancellation);
        activity.About(admitted)?.SetTag("alertexchange.households", households.Count);
        metrics.Assessed(admitted, households.Count, warnings, tasks, Stopwatch.GetElapsedTime(began));
        return waiting;
    }

    /// <summary>Stores chunk after chunk, each in a transaction of its own, and assesses the next one meanwhile; tells how many warnings changed and tasks were touched.</summary>
    private async Task<(int Warnings, int Tasks)> ReconcileAsync(List<SubjectKey> households, AssessmentFrame frame, CancellationToken cancellation)
    {
        var (warnings, tasks) = (0, 0);
        var next = AssessAsync(0, FirstHouseholds);
        for (var done = 0; done < households.Count;)
        {
            var chunk = await next;
            done += chunk.Households.Count;
            next = AssessAsync(done, HouseholdsPerTransaction);
            var (stored, newest) = await store.WriteAsync(scope => assessment.Store(scope, chunk, frame), cancellation);
            assessment.Stored(stored, newest);
            (warnings, tasks) = (warnings + stored.Warnings.Count, tasks + stored.Tasks.Count);
            monitor.Report(frame.Submission.SubmissionId, (double)done / households.Count, $"已研判 {done} 户");
        }

        return (warnings, tasks);

        Task<AssessedChunk> AssessAsync(int start, int count) =>
            Task.Run(() => assessment.Assess(households.GetRange(start, Math.Min(count, households.Count - start)), frame), cancellation);
    }

    private async Task<IReadOnlyList<string>> FinishAsync(Submission submission, CancellationToken cancellation)
    {
        var waiting = await store.WriteAsync(scope =>
        {
            var state = submission.Counts.Rejected > 0 ? SubmissionState.CompletedWithRejections : SubmissionState.Completed;
            var completed = submission with { State = state, Fault = null, CompletedAt = clock.Now };
            if (store.Submissions.TryChange(scope, SubmissionState.Accepted, completed, clock.Now))
            {
                notices.Tell(scope, completed);
            }

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
