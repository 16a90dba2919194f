using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Evaluating;

/// <summary>Reads back what matching stored of a month, row by row with every candidate, so that it can be measured. Nothing is matched again.</summary>
public sealed class RunReader(ExchangeStore store)
{
    /// <summary>The rows of the newest submission of every file name that was taken in.</summary>
    public IReadOnlyList<MatchedRow> Read(Period period) => store.Read(scope =>
    {
        var rows = new List<MatchedRow>();
        foreach (var submission in Newest(scope, period))
        {
            foreach (var batch in store.Batches.List(scope, submission.SubmissionId))
            {
                Read(scope, submission, batch, rows);
            }

            rows.AddRange(store.Batches.ReadRejections(scope, submission.SubmissionId).Select(r => new MatchedRow(submission.FileName, r.Sheet, r.Row, null, [])));
        }

        return rows;
    });

    private IEnumerable<Submission> Newest(ReadScope scope, Period period) => store.Submissions.ListByPeriod(scope, period)
        .Where(s => s.State is SubmissionState.Accepted or SubmissionState.Completed or SubmissionState.CompletedWithRejections)
        .GroupBy(s => (s.Department, s.FileName))
        .Select(g => g.MaxBy(s => s.SubmissionId, StringComparer.Ordinal)!);

    private void Read(ReadScope scope, Submission submission, BatchInfo batch, List<MatchedRow> rows)
    {
        var alerts = store.Batches.ReadAlerts(scope, batch.BatchId);
        var matches = store.Batches.ReadMatches(scope, batch.BatchId);
        var candidates = matches.SelectMany(All).Where(c => c.PersonNo > 0).ToList();
        var persons = store.Roster.PersonCodes(scope, candidates.Select(c => c.PersonNo).ToHashSet());
        var households = store.Roster.HouseholdCodes(scope, candidates.Select(c => c.HouseholdNo).ToHashSet());
        for (var i = 0; i < matches.Count; i++)
        {
            rows.Add(new MatchedRow(submission.FileName, batch.Sheet, alerts[i].Source.Row, matches[i].Outcome,
            [
                .. All(matches[i]).Where(c => c.PersonNo > 0)
                    .Select(c => new MatchedPerson(persons.GetValueOrDefault(c.PersonNo, ""), households.GetValueOrDefault(c.HouseholdNo, ""), c.Score)),
            ]));
        }
    }

    private static IEnumerable<StoredCandidate> All(StoredMatch match) => match.Others is { } others ? others.Prepend(match.Best) : [match.Best];
}
