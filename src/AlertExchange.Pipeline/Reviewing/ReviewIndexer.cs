using AlertExchange.Engine.Matching;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Reviews;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>
/// Keeps the lists of clerical review: takes in batches that changed and rows that were decided on since it last looked, beside the path of files
/// and never on it. Whoever asks for a list has it catch up first, so a list is never behind; a process that stays does it ahead (<c>ListPreparation</c>). Another policy
/// profile says anew which cases are severe: then the lists are made again.
/// </summary>
internal sealed class ReviewIndexer(ExchangeStore store, PolicyDesk policies, CaseReader reader)
{
    /// <summary>Batches of up to 1000 rows in one transaction.</summary>
    private const int AtOnce = 40;

    private readonly Lock _turn = new();

    /// <summary>Takes in everything that is stored by now.</summary>
    public void CatchUp(CancellationToken stopping = default)
    {
        lock (_turn)
        {
            while (!stopping.IsCancellationRequested && Step())
            {
                // As much as one transaction should hold at a time.
            }
        }
    }

    /// <returns>False when there is nothing left.</returns>
    private bool Step()
    {
        var policy = policies.Current.Profile.Fingerprint;
        var step = store.ReadWhole(scope =>
        {
            var mark = store.Reviews.Index.Mark(scope);
            return mark.Policy == policy ? Next(scope, mark) : new Work(mark, mark with { Revision = 0, BatchId = 0, EventNo = store.Reviews.Newest(scope), Policy = policy }, [], [], Restarts: true);
        });
        if (step is null)
        {
            return false;
        }

        store.Write(scope =>
        {
            // Another process may have been here; then the next step begins where it ended.
            if (!store.Reviews.Index.TryAdvance(scope, step.From, step.To))
            {
                return false;
            }

            if (step.Restarts)
            {
                store.Reviews.Index.Clear(scope);
            }

            store.Reviews.Index.Replace(scope, step.Batches, step.Cases);
            return true;
        });
        return true;
    }

    private Work? Next(ReadScope scope, ReviewIndexMark mark)
    {
        var changed = store.Reviews.Index.Changed(scope, mark, AtOnce);
        var (decided, newest) = store.Reviews.Index.Decided(scope, mark);
        if (changed.Count == 0 && newest == mark.EventNo)
        {
            return null;
        }

        var to = changed.Count == 0 ? mark with { EventNo = newest } : mark with { Revision = changed[^1].Revision, BatchId = changed[^1].BatchId, EventNo = newest };
        var batches = changed.Select(c => c.BatchId).Union(decided).ToList();
        return new Work(mark, to, batches, [.. batches.SelectMany(batch => Cases(scope, batch))], Restarts: false);
    }

    private IEnumerable<IndexedCase> Cases(ReadScope scope, long batchId)
    {
        var batch = store.Batches.Find(scope, batchId)!;
        var decisions = store.Reviews.Index.DecisionsOn(scope, batchId);
        if (batch.State != BatchState.Live || (batch.Possible == 0 && decisions.Count == 0))
        {
            return [];
        }

        var (matches, dead) = (store.Batches.ReadMatches(scope, batchId), store.Batches.ReadDead(scope, batchId));
        var possible = Enumerable.Range(0, matches.Count).Where(i => matches[i].Outcome == MatchOutcome.Possible && !DeadAlerts.IsSet(dead, i));
        return reader.Read(scope, batch, [.. possible.Union(decisions.Select(d => d.Ordinal))])
            .Select(found => Indexed(found, decisions))
            .Where(row => row.Waits || row.Decision is not null);
    }

    private IndexedCase Indexed(ReviewCase found, IReadOnlyList<(long EventNo, int Ordinal)> decisions)
    {
        var best = found.Candidates.Count == 0 ? null : found.Candidates[0];
        var areas = policies.Current.Areas;
        return new IndexedCase
        {
            BatchId = found.Number.BatchId,
            Ordinal = found.Number.Ordinal,
            Waits = found.Counts && found.Match.Outcome == MatchOutcome.Possible && found.State is (ReviewState.Open or ReviewState.Resting),
            Decision = found.Last is { } last && decisions.Any(d => d.EventNo == last && d.Ordinal == found.Number.Ordinal) ? last : null,
            Position = ReviewPosition.Of(found.IsSevere, best?.Score ?? 0, found.Measure),
            Department = found.Department,
            Period = found.Period,
            Kind = found.Kind,
            Score = best?.Score ?? 0,
            TownshipCode = areas.Resolve(found.Township, found.Village, found.Address).TownshipCode,
            BestTownshipCode = best is null ? null : areas.Resolve(best.Township, best.Village, null).TownshipCode,
            Township = found.Township,
            BestTownship = best?.Township,
            Line = ReviewLine.Sealable(found),
        };
    }

    private sealed record Work(ReviewIndexMark From, ReviewIndexMark To, IReadOnlyCollection<long> Batches, IReadOnlyList<IndexedCase> Cases, bool Restarts);
}
