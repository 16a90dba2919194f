using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Reviews;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>
/// Lets follow what follows from a decision: the rows that mean the same are matched again, and the households that gain or lose an alert by
/// it are assessed like any other. Each step compares with what is stored and can be done again, by whichever process comes after one that died.
/// </summary>
internal sealed class ReviewFollowUp(
    ExchangeStore store, MatchingStation matching, HouseholdAssessment assessment, PolicyDesk policies, RosterCache rosters, WorkerLease worker, PlaceClock clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Finishes what nobody alive has in hand, and what had to wait for files under way.</summary>
    public async Task ResumeAsync(CancellationToken cancellation)
    {
        foreach (var work in store.Read(scope => store.ReviewWork.List(scope).Where(w => !store.ReviewWork.IsWaiting(scope, w)).ToList()))
        {
            await FinishAsync(work.EventNo, cancellation);
        }
    }

    /// <summary>Does what a decision asks for, as far as it can be done now.</summary>
    public async Task<ReviewFollowed> FinishAsync(long eventNo, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await store.WriteAsync(scope => store.ReviewWork.TryClaim(scope, eventNo, worker), cancellation)
                ? await DoAsync(store.Read(scope => store.Reviews.Find(scope, eventNo))!, cancellation)
                : new ReviewFollowed(0, 0, 0, store.Read(scope => store.ReviewWork.Find(scope, eventNo)) is null);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<ReviewFollowed> DoAsync(ReviewEvent decision, CancellationToken cancellation)
    {
        var rows = 0;
        if (store.Read(scope => store.ReviewWork.Find(scope, decision.EventNo)) is { IsMatched: false } work)
        {
            int? matched;
            while ((matched = await TryMatchAsync(decision, work, cancellation)) is null)
            {
                // Somebody decided, or stored matches, in between: what was made of the older ones is nobody's.
            }

            rows = matched.Value;
        }

        var (warnings, tasks) = await AssessAsync(decision, cancellation);
        var isOver = await store.WriteAsync(scope =>
        {
            if (store.ReviewWork.Find(scope, decision.EventNo) is not { IsMatched: true })
            {
                return false;
            }

            store.ReviewWork.Touch(scope, decision.EventNo, decision.Undoes, [], since: long.MaxValue);
            store.ReviewWork.Finish(scope, decision.EventNo);
            return true;
        }, cancellation);
        return new ReviewFollowed(rows, warnings, tasks, isOver);
    }

    /// <summary>Matches the rows of the case again; null when what is stored changed meanwhile.</summary>
    private async Task<int?> TryMatchAsync(ReviewEvent decision, ReviewWork work, CancellationToken cancellation)
    {
        var (newest, batches) = store.Read(scope => (store.Reviews.Newest(scope), store.ReviewWork.BatchesWith(scope, decision.Department, decision.Kind, decision.EventKey)));
        var again = batches.Select(batch => Rematch(batch, decision.EventKey)).OfType<(RematchedRows Rows, int Changed)>().ToList();
        var isStored = await store.WriteAsync(scope =>
        {
            if (store.Reviews.Newest(scope) != newest || again.Any(b => !Stands(scope, b.Rows)))
            {
                return false;
            }

            foreach (var (rows, _) in again)
            {
                matching.Save(scope, rows.Matched, [.. rows.Strangers]);
                store.Batches.Announce(scope, rows.Batch.BatchId);
            }

            foreach (var submissionId in batches.Select(b => b.SubmissionId).Distinct())
            {
                Recount(scope, submissionId);
            }

            var households = again.Where(b => b.Rows.Batch.State == BatchState.Live).SelectMany(b => b.Rows.Households.Select(h => (h, b.Rows.Batch.SubmissionId))).ToList();
            store.ReviewWork.Matched(scope, decision.EventNo, households, isOver: !store.ReviewWork.IsWaiting(scope, work));
            return true;
        }, cancellation);
        return isStored ? again.Sum(b => b.Changed) : null;
    }

    private (RematchedRows Rows, int Changed)? Rematch(ReviewBatch batch, ulong eventKey)
    {
        var (info, keys, stored, ledger, parked) = store.Read(scope => (
            store.Batches.Find(scope, batch.BatchId), store.Batches.ReadEventKeys(scope, batch.BatchId), store.Batches.ReadMatches(scope, batch.BatchId),
            store.Batches.ReadLedger(scope, batch.BatchId), store.DeadLetters.RowsOf(scope, batch.BatchId)));
        int[] ordinals = [.. Enumerable.Range(0, stored.Count).Where(i => keys[i] == eventKey && stored[i].Outcome != MatchOutcome.Parked)];
        if (info is null || ordinals.Length == 0 || matching.MatchRowsAgain(batch.SubmissionId, batch.BatchId, ordinals) is not { } again
            || RematchedRows.Of(info, stored, ledger, parked, keys, ordinals, again.Matched, again.Strangers) is not { } rows)
        {
            return null;
        }

        var after = MatchCodec.Decode(rows.Matched.Matches);
        return (rows, ordinals.Count(i => after[i].Outcome != stored[i].Outcome || after[i].Best.PersonNo != stored[i].Best.PersonNo));
    }

    private bool Stands(ReadScope scope, RematchedRows rows) =>
        store.Batches.Find(scope, rows.Batch.BatchId) is { } now && now.State == rows.Batch.State
        && MatchCodec.Encode([.. store.Batches.ReadMatches(scope, rows.Batch.BatchId)]).AsSpan().SequenceEqual(rows.Before);

    private void Recount(WriteScope scope, string submissionId)
    {
        if (store.Submissions.Find(scope, submissionId) is not { State: SubmissionState.Accepted or SubmissionState.Completed or SubmissionState.CompletedWithRejections } submission)
        {
            return;
        }

        var batches = store.Batches.List(scope, submissionId);
        var counts = submission.Counts with
        {
            Definite = batches.Sum(b => b.Definite),
            Possible = batches.Sum(b => b.Possible),
            None = batches.Sum(b => b.None),
            Parked = batches.Sum(b => b.Parked),
        };
        if (counts != submission.Counts)
        {
            store.Submissions.TryChange(scope, submission.State, submission with { Counts = counts }, clock.Now);
        }
    }

    private async Task<(int Warnings, int Tasks)> AssessAsync(ReviewEvent decision, CancellationToken cancellation)
    {
        var (warnings, tasks) = (0, 0);
        foreach (var some in store.Read(scope => store.ReviewWork.Households(scope, decision.EventNo)).GroupBy(h => h.SubmissionId, h => h.Household))
        {
            var submission = store.Read(scope => store.Submissions.Find(scope, some.Key))!;
            var frame = new AssessmentFrame(submission, policies.Current, rosters.Latest(), clock.Now);
            List<SubjectKey> households = [.. some];
            var chunk = assessment.Assess(households, frame);
            var (stored, newest) = await store.WriteAsync(scope =>
            {
                var since = store.ReviewWork.Mark(scope);
                var result = assessment.Store(scope, chunk, frame);
                store.ReviewWork.Touch(scope, decision.EventNo, decision.Undoes, households, since);
                store.ReviewWork.Assessed(scope, decision.EventNo, households);
                return result;
            }, cancellation);
            assessment.Stored(stored, newest);
            (warnings, tasks) = (warnings + stored.Warnings.Count, tasks + stored.Tasks.Count);
        }

        return (warnings, tasks);
    }
}
