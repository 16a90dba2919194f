using AlertExchange.Engine.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Review;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Reviews;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>
/// Where possible matches are listed and looked at. What waits is read from the stored matches themselves, so a proposal can neither be
/// missing nor be left over; what was decided is read from the decisions.
/// </summary>
public sealed class ReviewCases(ExchangeStore store, PolicyDesk policies, LinkageDesk linkage)
{
    private readonly CaseReader _reader = new(store, policies);

    /// <summary>The most severe first, of equal severity the likeliest first.</summary>
    public IReadOnlyList<ReviewCase> List(ReviewFilter filter) => store.Read(scope =>
    {
        var courses = store.Reviews.Courses(scope);
        var found = filter.Decided ? Decided(scope, filter, courses) : Waiting(scope, filter, courses);
        var ordered = InOrder(found.Where(c => filter.Township is null || _reader.IsIn(c, filter.Township)));
        return (IReadOnlyList<ReviewCase>)[.. filter.Limit is { } limit ? ordered.Take(limit) : ordered];
    });

    /// <summary>Null when there is no such row.</summary>
    public ReviewCase? Find(CaseNumber number) => store.Read(scope => Find(scope, number));

    /// <summary>Accepted people that are not on the newest roster, by person code: decisions on them rest.</summary>
    public IReadOnlyList<string> Resting() => store.Read(scope =>
    {
        var accepted = store.Reviews.Courses(scope).Values.Select(c => c.Course.Verdict.Accepted).Where(person => person > 0).ToHashSet();
        accepted.ExceptWith(store.Roster.FindPeople(scope, store.Roster.Latest(scope)?.Version ?? 0, accepted).Select(p => p.PersonNo));
        return (IReadOnlyList<string>)[.. store.Roster.PersonCodes(scope, accepted).Values.Order(StringComparer.Ordinal)];
    });

    /// <summary>人编号 by the number that storage gave the person.</summary>
    public string CodeOf(int personNo) => store.Read(scope => store.Roster.PersonCodes(scope, [personNo])).GetValueOrDefault(personNo, "");

    /// <summary>Why the row may mean a candidate, weight by weight; empty where the matcher cannot tell.</summary>
    public IReadOnlyList<string> Explain(ReviewCase found, ReviewCandidate candidate)
    {
        var (alerts, submission) = store.Read(scope => (store.Batches.ReadAlerts(scope, found.Number.BatchId), store.Submissions.Find(scope, found.SubmissionId)));
        return linkage.Explain(found.RosterVersion, submission?.LinkageVersion, MatchQuery.From(AlertTable.Of(alerts), found.Number.Ordinal), candidate.PersonNo) is { } explanation
            ? [.. explanation.Lines()]
            : [];
    }

    internal ReviewCase? Find(ReadScope scope, CaseNumber number)
    {
        if (store.Batches.Find(scope, number.BatchId) is not { State: BatchState.Live } batch || number.Ordinal >= batch.RowCount)
        {
            return null;
        }

        return Read(scope, batch, [number.Ordinal], null) is [var one] ? one with { History = store.Reviews.Of(scope, one.Subject) } : null;
    }

    private IEnumerable<ReviewCase> Waiting(ReadScope scope, ReviewFilter filter, IReadOnlyDictionary<UInt128, (ulong, ReviewCourse Course)> courses)
    {
        foreach (var batchId in store.Reviews.BatchesToReview(scope, filter.Period, filter.Department))
        {
            var batch = store.Batches.Find(scope, batchId)!;
            var (matches, dead) = (store.Batches.ReadMatches(scope, batchId), store.Batches.ReadDead(scope, batchId));
            int[] rows = [.. Enumerable.Range(0, matches.Count).Where(i => matches[i].Outcome == MatchOutcome.Possible && !DeadAlerts.IsSet(dead, i))];
            foreach (var found in rows.Length == 0 ? [] : Read(scope, batch, rows, courses))
            {
                yield return found;
            }
        }
    }

    private IEnumerable<ReviewCase> Decided(ReadScope scope, ReviewFilter filter, IReadOnlyDictionary<UInt128, (ulong, ReviewCourse Course)> courses)
    {
        foreach (var last in courses.Values.Select(c => c.Course.Last).OfType<long>().Order())
        {
            var decision = store.Reviews.Find(scope, last)!;
            if (Find(scope, new CaseNumber(decision.BatchId, decision.Ordinal)) is { } found
                && (filter.Department is null || found.Department == filter.Department) && (filter.Period is null || found.Period == filter.Period))
            {
                yield return found;
            }
        }
    }

    private List<ReviewCase> Read(ReadScope scope, BatchInfo batch, int[] rows, IReadOnlyDictionary<UInt128, (ulong, ReviewCourse Course)>? courses)
    {
        var submission = store.Submissions.Find(scope, batch.SubmissionId)!;
        var alerts = AlertTable.Of(store.Batches.ReadAlerts(scope, batch.BatchId));
        var (keys, matches, dead) = (store.Batches.ReadEventKeys(scope, batch.BatchId), store.Batches.ReadMatches(scope, batch.BatchId), store.Batches.ReadDead(scope, batch.BatchId));
        var cases = new List<CaseReader.Row>();
        foreach (var row in rows)
        {
            var subject = ReviewSubject.KeyOf(store.Keys.ReviewHash, alerts, row, keys[row]);
            var history = courses is null ? store.Reviews.Of(scope, subject) : [];
            var course = courses is null ? CourseOf(history) : courses.TryGetValue(subject, out var known) ? known.Course : new ReviewCourse();
            cases.Add(new CaseReader.Row(row, subject, keys[row], matches[row], Proposed(matches[row], history), course, !DeadAlerts.IsSet(dead, row)));
        }

        return _reader.Read(scope, submission, batch, alerts, cases);
    }

    // A decided row's own match holds what was decided; what was there to choose from stands in the history.
    private static StoredMatch Proposed(StoredMatch match, IReadOnlyList<ReviewEvent> history) =>
        match.Outcome == MatchOutcome.Possible ? match : history.LastOrDefault(e => e.Proposal is not null)?.Proposal ?? match;

    private static ReviewCourse CourseOf(IReadOnlyList<ReviewEvent> history)
    {
        var course = new ReviewCourse();
        foreach (var step in history)
        {
            course.Add(step.EventNo, step.Step, step.Persons);
        }

        return course;
    }

    private static IOrderedEnumerable<ReviewCase> InOrder(IEnumerable<ReviewCase> cases) => cases
        .OrderByDescending(c => c.IsSevere)
        .ThenByDescending(c => c.Candidates is [var best, ..] ? best.Score : 0)
        .ThenByDescending(c => c.Measure ?? 0)
        .ThenBy(c => c.Number.BatchId).ThenBy(c => c.Number.Ordinal);
}
