using System.Buffers;
using System.Diagnostics;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Telemetry;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.OffRoster;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Matching;

/// <summary>The second station: whom each alert of a batch means, stored with what the ledger needs of it. Matching again gives the same.</summary>
internal sealed class MatchingStation(ExchangeStore store, RosterCache rosters, PolicyDesk policies, HotBatches hot, StagedEntries staged, PlaceClock clock, ExchangeMetrics metrics)
{
    /// <summary>Matches one stored batch.</summary>
    /// <returns>True when it was the last one of a submission whose reading is over.</returns>
    public async Task<bool> MatchAsync(string submissionId, long batchId, CancellationToken cancellation)
    {
        using var activity = StationActivity.Begin(StationName.Match, submissionId);
        var began = Stopwatch.GetTimestamp();
        var (submission, batch) = store.Read(scope => (store.Submissions.Find(scope, submissionId), hot.Take(batchId) ?? Load(scope, submissionId, batchId)));
        if (submission is null || batch is null || submission.State is not (SubmissionState.Reading or SubmissionState.Matching or SubmissionState.Held))
        {
            return false;
        }

        var version = submission.RosterVersion ?? 0;
        var (matched, strangers) = MatchCarefully(batchId, batch, rosters.Matcher(version), rosters.Get(version), policies.Current.Areas);
        staged.Offer(batchId, submissionId, matched.LedgerEntries);
        var stored = await store.AppendAsync(scope =>
        {
            // A reading that was begun again has replaced its batches; their late matches are nobody's.
            if (store.Batches.Find(scope, batchId) is null)
            {
                return false;
            }

            Save(scope, matched, strangers);
            return true;
        }, cancellation);
        if (!stored)
        {
            return false;
        }

        activity.About(submission)?.SetTag("alertexchange.alerts", batch.Alerts.Count);
        metrics.BatchMatched(batch.Alerts[0].Kind, matched.Definite, matched.Possible, matched.None, Stopwatch.GetElapsedTime(began));

        // Asked after the commit: of two workers that save the last batches at once, the later one sees both.
        return store.Read(scope => store.Submissions.Find(scope, submissionId) is { State: SubmissionState.Matching } && store.Batches.IsMatched(scope, submissionId));
    }

    /// <summary>Matches a stored batch once more, whatever its submission's state: what a repaired program makes of rows that were parked.</summary>
    /// <returns>What is to be stored by <see cref="Save"/>; null when the batch is gone.</returns>
    public (MatchedBatch Matched, List<OffRosterPerson> Strangers)? MatchAgain(string submissionId, long batchId)
    {
        var (submission, batch) = store.Read(scope => (store.Submissions.Find(scope, submissionId), Load(scope, submissionId, batchId)));
        var version = submission?.RosterVersion ?? 0;
        return submission is null || batch is null ? null : MatchCarefully(batchId, batch, rosters.Matcher(version), rosters.Get(version), policies.Current.Areas);
    }

    /// <summary>Stores what a batch came to.</summary>
    public void Save(WriteScope scope, MatchedBatch matched, List<OffRosterPerson> strangers)
    {
        store.Batches.SaveMatches(scope, [matched]);
        store.DeadLetters.ParkRows(scope, matched.BatchId, matched.Parked, clock.Now);
        store.OffRoster.Save(scope, strangers, clock.Now);
    }

    private HotBatch? Load(ReadScope scope, string submissionId, long batchId)
    {
        if (store.Batches.Find(scope, batchId) is null)
        {
            return null;
        }

        var alerts = store.Batches.ReadAlerts(scope, batchId);
        return new HotBatch(submissionId, alerts, store.Batches.ReadEventKeys(scope, batchId));
    }

    /// <summary>Matches alerts without storing anything: the dry run of <c>--check</c>.</summary>
    public static MatchResult[] Match(IReadOnlyList<AlertMessage> alerts, IMatcher matcher)
    {
        // Rented: a batch's questions are larger than what the collector moves cheaply.
        var queries = ArrayPool<MatchQuery>.Shared.Rent(alerts.Count);
        for (var i = 0; i < alerts.Count; i++)
        {
            queries[i] = MatchQuery.From(alerts[i].Subject, alerts[i].Kind);
        }

        var results = new MatchResult[alerts.Count];
        matcher.MatchBatch(queries.AsSpan(0, alerts.Count), results);
        ArrayPool<MatchQuery>.Shared.Return(queries, clearArray: true);
        return results;
    }

    /// <summary>Matches a batch; rows that make matching throw are parked and the others matched.</summary>
    private (MatchedBatch Matched, List<OffRosterPerson> Strangers) MatchCarefully(long batchId, HotBatch batch, IMatcher matcher, RosterIndex index, AreaIndex areas)
    {
        try
        {
            return Match(batchId, batch, matcher, index, areas);
        }
        catch (Exception fault) when (PoisonSearch.MayBeOneThing(fault))
        {
            var parked = PoisonSearch.Find(batch.Alerts.Count, (start, count) => Match(batchId, batch.Slice(start, count), matcher, index, areas));
            var (matched, strangers) = Match(batchId, batch.Without(parked.Keys), matcher, index, areas);
            return (ParkedMatches.Insert(matched, parked), strangers);
        }
    }

    /// <summary>What a batch comes to, ready to be stored; pure but for the keys of strangers.</summary>
    internal (MatchedBatch Matched, List<OffRosterPerson> Strangers) Match(long batchId, HotBatch batch, IMatcher matcher, RosterIndex index, AreaIndex areas)
    {
        var results = Match(batch.Alerts, matcher);
        var stored = new StoredMatch[results.Length];
        var entries = ArrayPool<LedgerEntry>.Shared.Rent(results.Length);
        var owned = 0;
        var strangers = new List<OffRosterPerson>();
        Span<int> outcomes = stackalloc int[3];
        for (var i = 0; i < results.Length; i++)
        {
            ref readonly var result = ref results[i];
            var alert = batch.Alerts[i];
            outcomes[(int)result.Outcome]++;
            stored[i] = new StoredMatch(result.Outcome, result.Strategy, Numbered(result.Best, index), result.Others is null ? null : Array.ConvertAll(result.Others, o => Numbered(o, index)));
            if (result.Outcome == MatchOutcome.Definite)
            {
                entries[owned++] = Entry(alert, i, batch.EventKeys[i], SubjectKey.OnRoster(stored[i].Best.HouseholdNo), SubjectKey.OnRoster(stored[i].Best.PersonNo));
            }
            else if (result.Strategy == MatchStrategy.OffRoster && CitizenId.TryParse(alert.Subject.CitizenId, out var id))
            {
                var key = store.Keys.OffRosterKey(id);
                entries[owned++] = Entry(alert, i, batch.EventKeys[i], key, key);
                strangers.Add(Stranger(alert.Subject, id, key, areas));
            }
        }

        var matched = new MatchedBatch(batchId, index.Version, MatchCodec.Encode(stored), LedgerCodec.Encode(entries.AsSpan(0, owned)),
            outcomes[(int)MatchOutcome.Definite], outcomes[(int)MatchOutcome.Possible], outcomes[(int)MatchOutcome.None]);
        ArrayPool<LedgerEntry>.Shared.Return(entries, clearArray: true);
        return (matched, strangers);
    }

    private static StoredCandidate Numbered(MatchCandidate candidate, RosterIndex index)
    {
        if (candidate.Person < 0)
        {
            return new StoredCandidate(0, 0, candidate.Score, candidate.Strategy, candidate.Agreeing, candidate.Conflicting);
        }

        var person = index.Person(candidate.Person);
        return new StoredCandidate(person.PersonNo, person.HouseholdNo, candidate.Score, candidate.Strategy, candidate.Agreeing, candidate.Conflicting);
    }

    private static LedgerEntry Entry(AlertMessage alert, int ordinal, ulong eventKey, SubjectKey household, SubjectKey person) => new()
    {
        Household = household,
        Person = person,
        AlertId = alert.AlertId,
        EventKey = eventKey,
        Ordinal = ordinal,
        OccurredOn = alert.OccurredOn,
        Measure = alert.Facts.Measure,
        Code = alert.Facts.Code,
        SchoolYear = alert.Facts is EducationCostFacts { SchoolYear: { Length: >= 4 } year } && int.TryParse(year.AsSpan(0, 4), out var first) ? first : null,
    };

    private static OffRosterPerson Stranger(AlertSubject subject, CitizenId id, SubjectKey key, AreaIndex areas) => new()
    {
        Subject = key,
        CitizenId = id,
        Name = subject.Name,
        Township = subject.Township,
        Village = subject.Village,
        Group = subject.Group,
        Address = subject.Address,
        Place = areas.Resolve(subject.Township, subject.Village, subject.Address),
    };
}
