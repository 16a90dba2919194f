using AlertExchange.Contracts.Facts;
using AlertExchange.Engine.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Review;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Reviews;
using AlertExchange.Storage.Roster;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>Puts rows of one batch and the people proposed for them side by side.</summary>
internal sealed class CaseReader(ExchangeStore store, PolicyDesk policies)
{
    /// <summary>Null when there is no such row among those that count or counted.</summary>
    public ReviewCase? Find(ReadScope scope, CaseNumber number)
    {
        if (store.Batches.Find(scope, number.BatchId) is not { State: BatchState.Live } batch || number.Ordinal >= batch.RowCount)
        {
            return null;
        }

        return Read(scope, batch, [number.Ordinal], isWhole: true) is [var one] ? one with { History = store.Reviews.Of(scope, one.Subject) } : null;
    }

    /// <summary>Rows of a batch without their history.</summary>
    public IReadOnlyList<ReviewCase> Read(ReadScope scope, BatchInfo batch, IReadOnlyList<int> ordinals) => Read(scope, batch, ordinals, isWhole: false);

    private List<ReviewCase> Read(ReadScope scope, BatchInfo batch, IReadOnlyList<int> ordinals, bool isWhole)
    {
        var submission = store.Submissions.Find(scope, batch.SubmissionId)!;
        var alerts = AlertTable.Of(store.Batches.ReadAlerts(scope, batch.BatchId));
        var (keys, matches, dead) = (store.Batches.ReadEventKeys(scope, batch.BatchId), store.Batches.ReadMatches(scope, batch.BatchId), store.Batches.ReadDead(scope, batch.BatchId));
        var courses = store.Reviews.Courses(scope, ordinals.Select(o => keys[o]));
        var rows = new List<Row>();
        foreach (var row in ordinals)
        {
            var subject = ReviewSubject.KeyOf(store.Keys.ReviewHash, alerts, row, keys[row]);
            var proposed = isWhole ? Proposed(matches[row], store.Reviews.Of(scope, subject)) : matches[row];
            rows.Add(new Row(row, subject, keys[row], matches[row], proposed, courses.TryGetValue(subject, out var known) ? known.Course : new ReviewCourse(), !DeadAlerts.IsSet(dead, row)));
        }

        return Read(scope, submission, batch, alerts, rows);
    }

    // A decided row's own match holds what was decided; what was there to choose from stands in the history.
    private static StoredMatch Proposed(StoredMatch match, IReadOnlyList<ReviewEvent> history) =>
        match.Outcome == MatchOutcome.Possible ? match : history.LastOrDefault(e => e.Proposal is not null)?.Proposal ?? match;

    private List<ReviewCase> Read(ReadScope scope, Submission submission, BatchInfo batch, AlertTable alerts, IReadOnlyList<Row> rows)
    {
        var version = batch.RosterVersion ?? 0;
        var people = store.Roster.FindPeople(scope, version, rows.SelectMany(r => Candidates(r.Proposed)).Select(c => c.PersonNo).Where(n => n > 0).ToHashSet())
            .ToDictionary(p => p.PersonNo);
        return [.. rows.Select(row => Case(submission, batch, alerts, row, version, people))];
    }

    private ReviewCase Case(Submission submission, BatchInfo batch, AlertTable alerts, Row row, int version, Dictionary<int, NumberedPerson> people)
    {
        var (subject, facts) = (alerts.Subject(row.Ordinal), alerts.Facts[row.Ordinal]);
        var verdict = row.Course.Verdict;
        var candidates = Candidates(row.Proposed).Where(c => people.ContainsKey(c.PersonNo)).Select((c, i) => Candidate(c, i + 1, people[c.PersonNo])).ToList();
        return new ReviewCase
        {
            Number = new CaseNumber(batch.BatchId, row.Ordinal),
            Revision = row.Course.Revision,
            State = StateOf(row.Match, verdict),
            Department = submission.Department,
            Kind = batch.Kind,
            Period = submission.Period,
            SubmissionId = submission.SubmissionId,
            File = submission.FileName,
            Sheet = batch.Sheet,
            Row = alerts.Rows[row.Ordinal],
            Counts = row.Counts,
            Name = subject.Name ?? subject.HeadName,
            MaskedId = Masked.OptionalId(subject.CitizenId ?? subject.CitizenIdAsWritten) ?? "",
            Sex = subject.Sex,
            BirthYear = subject.BirthDate?.Year,
            Township = subject.Township,
            Village = subject.Village,
            Address = subject.Address,
            HeadName = subject.HeadName,
            Measure = facts.Measure,
            IsSevere = candidates.Count > 0 && Crosses(submission, alerts, row, facts, candidates[0]),
            RosterVersion = version,
            Candidates = candidates,
            Accepted = verdict.Accepted,
            Refused = verdict.Refused,
            History = [],
            Reasons = MatchTexts.Reasons(row.Match),
            Subject = row.Subject,
            EventKey = row.EventKey,
            Match = row.Match,
            Last = row.Course.Last,
        };
    }

    private static ReviewState StateOf(StoredMatch match, ReviewVerdict verdict) => match switch
    {
        { Outcome: MatchOutcome.Definite, Strategy: MatchStrategy.ClericalReview } => ReviewState.Accepted,
        // Where the accepted person is among the candidates, the decision is only being followed up.
        { Outcome: not MatchOutcome.Definite } when verdict.Accepted > 0 =>
            Candidates(match).Any(c => c.PersonNo == verdict.Accepted) ? ReviewState.Accepted : ReviewState.Resting,
        { Outcome: MatchOutcome.Possible } => ReviewState.Open,
        { Outcome: MatchOutcome.None } when verdict.Refused.Count > 0 => ReviewState.Nobody,
        _ => ReviewState.Settled,
    };

    /// <summary>What assessment makes of the alert by itself, in the likeliest candidate's household.</summary>
    private bool Crosses(Submission submission, AlertTable alerts, Row row, AlertFacts facts, ReviewCandidate best)
    {
        var alert = new HouseholdAlert
        {
            AlertId = alerts.Ids[row.Ordinal],
            Kind = alerts.Origin.Kind,
            Department = submission.Department,
            Period = submission.Period,
            OccurredOn = alerts.OccurredOn(row.Ordinal),
            Person = SubjectKey.OnRoster(best.PersonNo),
            Measure = facts.Measure,
            Code = facts.Code,
            SchoolYear = MatchingStation.SchoolYear(facts),
            EventKey = row.EventKey,
        };
        return Assessor.Assess(policies.Current.Profile, new AssessedHousehold(SubjectKey.OnRoster(best.PersonNo), best.Category, [alert]), submission.Period.LastDay).Count > 0;
    }

    private static ReviewCandidate Candidate(StoredCandidate candidate, int number, NumberedPerson numbered)
    {
        var person = numbered.Person;
        return new ReviewCandidate
        {
            Number = number,
            PersonNo = candidate.PersonNo,
            PersonCode = person.PersonCode,
            HouseholdCode = person.HouseholdCode,
            Name = person.Name,
            MaskedId = Masked.OptionalId(person.CitizenId) ?? "",
            BirthYear = (person.BirthDate ?? BirthDateOf(person.CitizenId))?.Year,
            Sex = person.Sex,
            Relation = person.Relation,
            Category = person.Category,
            Township = person.Township,
            Village = person.Village,
            Score = candidate.Score,
            Reasons = MatchTexts.Reasons(new StoredMatch(MatchOutcome.Possible, candidate.Strategy, candidate, null)),
            Agreeing = candidate.Agreeing,
            Conflicting = candidate.Conflicting,
        };
    }

    private static DateOnly? BirthDateOf(string? id) => CitizenId.TryParse(id, out var parsed) ? parsed.BirthDate : null;

    private static StoredCandidate[] Candidates(StoredMatch match) => match.Best.PersonNo == 0 ? [] : [match.Best, .. match.Others ?? []];

    /// <summary>A row of the batch that is looked at.</summary>
    /// <param name="Ordinal">Its place in the batch.</param>
    /// <param name="Subject">Whom it says it means.</param>
    /// <param name="EventKey">Its natural key without the month.</param>
    /// <param name="Match">What stands of it.</param>
    /// <param name="Proposed">What there is, or was, to choose from.</param>
    /// <param name="Course">What was decided.</param>
    /// <param name="Counts">False when a later file replaced or withdrew it.</param>
    private sealed record Row(int Ordinal, UInt128 Subject, ulong EventKey, StoredMatch Match, StoredMatch Proposed, ReviewCourse Course, bool Counts);
}
