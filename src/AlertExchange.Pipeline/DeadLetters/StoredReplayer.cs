using AlertExchange.Contracts.Messages;
using AlertExchange.Pipeline.Bus;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>
/// Works on the database's dead letters again, by the same stations that failed: a parked row's batch is matched again and its submission
/// assessed again, a parked household's submission is assessed again, a failed file is read again.
/// </summary>
internal sealed class StoredReplayer(ExchangeStore store, MatchingStation matching, ClaimChecks checks, Lanes lanes, WorkerLease worker, ExchangeSettings settings, PlaceClock clock)
    : IReplayer
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>Where workers share the messages a submission between two stations is nobody's.</summary>
    private WorkerLease? Claimant => settings.Transport.IsShared ? null : worker;

    public bool Takes(string letterId) => Letters.TryRow(letterId, out _, out _) || Letters.TryHousehold(letterId, out _) || Letters.TrySubmission(letterId, out _);

    public async Task<IReadOnlyList<ReplayResult>> ReplayAsync(IReadOnlyList<string> letterIds, byte[]? body, CancellationToken cancellation)
    {
        var results = new List<ReplayResult>();
        foreach (var letters in letterIds.GroupBy(SubmissionOf))
        {
            if (letters.Key is not { } submissionId)
            {
                results.AddRange(letters.Select(id => new ReplayResult(id, ReplayOutcome.Unknown)));
                continue;
            }

            if (await RefusalAsync(submissionId, [.. letters], cancellation) is { } refused)
            {
                results.AddRange(letters.Select(id => new ReplayResult(id, refused)));
                continue;
            }

            await EndAsync(submissionId, cancellation);
            results.AddRange(letters.Select(id => new ReplayResult(id, SubmissionOf(id) is null ? ReplayOutcome.Done : ReplayOutcome.StillFails)));
        }

        return results;
    }

    /// <summary>The submission that a letter belongs to while it waits; null when there is no such letter.</summary>
    private string? SubmissionOf(string letterId) => store.Read(scope =>
        Letters.TryRow(letterId, out var batchId, out var ordinal) ? store.DeadLetters.FindRow(scope, batchId, ordinal)?.SubmissionId
        : Letters.TryHousehold(letterId, out var household) ? store.DeadLetters.FindHousehold(scope, household)?.SubmissionId
        : Letters.TrySubmission(letterId, out var id) && store.Submissions.Find(scope, id) is { Fault: not null } ? id
        : null);

    /// <summary>Puts a submission back to where its letters have to be worked on again; a reason when that may not be.</summary>
    private async Task<ReplayOutcome?> RefusalAsync(string submissionId, List<string> letters, CancellationToken cancellation)
    {
        var submission = store.Read(scope => store.Submissions.Find(scope, submissionId))!;
        if (submission.State == SubmissionState.Failed)
        {
            return await ReadAgainAsync(submission, cancellation);
        }

        if (submission.State is not (SubmissionState.Completed or SubmissionState.CompletedWithRejections) && submission is not { State: SubmissionState.Accepted, Fault: not null })
        {
            return ReplayOutcome.Busy;
        }

        var batches = letters.Select(id => Letters.TryRow(id, out var batchId, out _) ? batchId : 0).Where(b => b > 0).Distinct();
        var decided = store.Read(store.Reviews.Newest);
        var again = batches.Select(b => matching.MatchAgain(submissionId, b)).OfType<(MatchedBatch Matched, List<Storage.OffRoster.OffRosterPerson> Strangers)>().ToList();
        var reopened = await store.WriteAsync(scope =>
        {
            if (store.Reviews.Newest(scope) != decided)
            {
                // Somebody decided on a possible match meanwhile: these matches may not know it.
                return false;
            }

            foreach (var (matched, strangers) in again)
            {
                matching.Save(scope, matched, strangers);
                store.Batches.Announce(scope, matched.BatchId);
            }

            var all = store.Batches.List(scope, submissionId);
            var counts = submission.Counts with
            {
                Definite = all.Sum(b => b.Definite),
                Possible = all.Sum(b => b.Possible),
                None = all.Sum(b => b.None),
                Parked = all.Sum(b => b.Parked),
            };
            return store.Submissions.TryReopen(scope, submission with { Counts = counts }, SubmissionState.Accepted, Claimant, clock.Now);
        }, cancellation);
        if (!reopened)
        {
            return ReplayOutcome.Busy;
        }

        await checks.SendAsync(lanes.Of(submission), new SubmissionMatched(submissionId), cancellation);
        return null;
    }

    private async Task<ReplayOutcome?> ReadAgainAsync(Submission submission, CancellationToken cancellation)
    {
        var refused = await store.WriteAsync<ReplayOutcome?>(scope =>
        {
            // Its rows would come back as if they were the department's last word.
            if (store.Submissions.ListByPeriod(scope, submission.Period).SkipWhile(s => s.SubmissionId != submission.SubmissionId).Any(s =>
                s.SubmissionId != submission.SubmissionId && s.Department == submission.Department && s.State != SubmissionState.Failed))
            {
                return ReplayOutcome.Overtaken;
            }

            return store.Submissions.TryReopen(scope, submission, SubmissionState.Received, Claimant, clock.Now) ? null : ReplayOutcome.Busy;
        }, cancellation);
        if (refused is null)
        {
            await checks.SendAsync(lanes.Of(submission), new SubmissionReceived(submission.SubmissionId), cancellation);
        }

        return refused;
    }

    private async Task EndAsync(string submissionId, CancellationToken cancellation)
    {
        while (store.Read(scope => store.Submissions.Find(scope, submissionId)) is { IsFinished: false, State: not SubmissionState.Held } current
            && current is not { State: SubmissionState.Accepted, Fault: not null })
        {
            await Task.Delay(Glance, cancellation);
        }
    }
}
