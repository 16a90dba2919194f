using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Intake;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Telemetry;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Connecting;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Connecting;

/// <summary>The rows of one submission a page at a time, as other systems read them. Whether the submission is theirs, the caller has asked.</summary>
public sealed class SubmissionRows(ExchangeStore store)
{
    private const int BatchShift = 20;

    /// <summary>A state's id for systems.</summary>
    public static string Id(SubmissionState state) => Label.Of(state);

    /// <summary>Rows that were accepted, in the order of the file.</summary>
    /// <param name="after">The place of the last one seen; 0 for the first page.</param>
    public IReadOnlyList<Placed<MatchLine>> Matches(string submissionId, long after, int take) => store.ReadWhole(scope =>
    {
        var lines = new List<Placed<MatchLine>>();
        var (number, from) = (after >> BatchShift, (int)(after & ((1 << BatchShift) - 1)));
        foreach (var batch in store.Batches.List(scope, submissionId).Where(b => b.Number >= number))
        {
            Add(lines, scope, batch, batch.Number == number ? from : 0, take);
            if (lines.Count >= take)
            {
                break;
            }
        }

        return lines;
    });

    /// <summary>Rows that were rejected, in the order in which they were read.</summary>
    public IReadOnlyList<Placed<RejectedRow>> Rejections(string submissionId, long after, int take) => store.Read(scope =>
        store.Systems.ListRejections(scope, submissionId, after, take).Select(r => new Placed<RejectedRow>(r.Place, StoredRows.Rejected(r.Value))).ToList());

    private void Add(List<Placed<MatchLine>> lines, ReadScope scope, BatchInfo batch, int from, int take)
    {
        var matches = store.Batches.ReadMatches(scope, batch.BatchId);
        var to = Math.Min(matches.Count, from + take - lines.Count);
        if (from >= to)
        {
            return;
        }

        var alerts = store.Batches.ReadAlerts(scope, batch.BatchId);
        var dead = store.Batches.ReadDead(scope, batch.BatchId);
        var certain = Enumerable.Range(from, to - from).Where(i => matches[i].Outcome == MatchOutcome.Definite).Select(i => matches[i].Best).ToList();
        var persons = store.Roster.PersonCodes(scope, certain.Select(c => c.PersonNo).Where(n => n > 0).ToHashSet());
        var households = store.Roster.HouseholdCodes(scope, certain.Select(c => c.HouseholdNo).Where(n => n > 0).ToHashSet());
        for (var i = from; i < to; i++)
        {
            var match = matches[i];
            var isCertain = match.Outcome == MatchOutcome.Definite;
            lines.Add(new Placed<MatchLine>(((long)batch.Number << BatchShift) | (uint)(i + 1), new MatchLine(
                batch.Sheet, alerts[i].Source.Row, batch.Kind.Id(), MatchTexts.Id(match.Outcome), MatchTexts.Strategy(match),
                isCertain ? persons.GetValueOrDefault(match.Best.PersonNo) : null, isCertain ? households.GetValueOrDefault(match.Best.HouseholdNo) : null,
                (int)match.Best.Score, MatchTexts.Reasons(match),
                batch.State == BatchState.Staged ? "staged" : DeadAlerts.IsSet(dead, i) ? "replaced" : "counts",
                [.. alerts[i].Remarks.Select(r => r.Message)])));
        }
    }
}
