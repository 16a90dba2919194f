using System.Buffers;
using System.Diagnostics;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;
using AlertExchange.Engine.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Review;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Telemetry;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.OffRoster;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Matching;

/// <summary>The second station: whom each alert of a batch means, stored with what the ledger needs of it. Matching again gives the same.</summary>
internal sealed class MatchingStation(
    ExchangeStore store, RosterCache rosters, LinkageDesk linkage, ReviewMemories memories, PolicyDesk policies, StagedEntries staged, PlaceClock clock, ExchangeMetrics metrics)
{
    /// <summary>Matches one stored batch.</summary>
    /// <returns>True when it was the last one of a submission whose reading is over.</returns>
    public async Task<bool> MatchAsync(string submissionId, long batchId, CancellationToken cancellation)
    {
        using var activity = StationActivity.Begin(StationName.Match, submissionId);
        var began = Stopwatch.GetTimestamp();
        var (submission, batch) = store.Read(scope => (store.Submissions.Find(scope, submissionId), Load(scope, submissionId, batchId)));
        if (submission is null || batch is null || submission.State is not (SubmissionState.Reading or SubmissionState.Matching or SubmissionState.Held))
        {
            return false;
        }

        var version = submission.RosterVersion ?? 0;
        var (matched, strangers) = MatchCarefully(batchId, batch, Tools(version, submission.LinkageVersion));
        staged.Offer(batchId, submissionId, matched.LedgerEntries, AlertKeys.Of(AlertTable.Of(batch.Alerts).Ids, batch.EventKeys));
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
        return submission is null || batch is null ? null : MatchCarefully(batchId, batch, Tools(version, submission.LinkageVersion));
    }

    /// <summary>Matches some rows of a stored batch once more, by themselves: what a decision makes of them.</summary>
    /// <returns>As if they were all of the batch; null when the batch is gone.</returns>
    public (MatchedBatch Matched, List<OffRosterPerson> Strangers)? MatchRowsAgain(string submissionId, long batchId, IReadOnlyCollection<int> ordinals)
    {
        var (submission, batch, info) = store.Read(scope => (store.Submissions.Find(scope, submissionId), Load(scope, submissionId, batchId), store.Batches.Find(scope, batchId)));
        return submission is null || batch is null || info?.RosterVersion is not { } version ? null
            : Match(batchId, batch.Without(Enumerable.Range(0, batch.Alerts.Count).Except(ordinals)), Tools(version, submission.LinkageVersion));
    }

    /// <summary>Stores what a batch came to.</summary>
    public void Save(WriteScope scope, MatchedBatch matched, List<OffRosterPerson> strangers)
    {
        store.Batches.SaveMatches(scope, [matched]);
        store.DeadLetters.ParkRows(scope, matched.BatchId, matched.Parked, clock.Now);
        store.OffRoster.Save(scope, strangers, clock.Now);
    }

    /// <summary>What matches batches of a file that is just being read, with all that is the same for each of them.</summary>
    public BatchMatch Prepare(int rosterVersion, int? linkageVersion)
    {
        var tools = Tools(rosterVersion, linkageVersion);
        return batch =>
        {
            using var activity = StationActivity.Begin(StationName.Match, batch.SubmissionId)?.SetTag("alertexchange.alerts", batch.Alerts.Count);
            var began = Stopwatch.GetTimestamp();
            var (matched, strangers) = Match(batchId: 0, batch, tools);
            metrics.BatchMatched(AlertTable.Of(batch.Alerts).Origin.Kind, matched.Definite, matched.Possible, matched.None, Stopwatch.GetElapsedTime(began));
            return new BatchMatches(matched, strangers);
        };
    }

    private MatchingTools Tools(int rosterVersion, int? linkageVersion) =>
        new(linkage.Matcher(rosterVersion, linkageVersion), rosters.Get(rosterVersion), memories.Current(), policies.Current.Areas);

    private HotBatch? Load(ReadScope scope, string submissionId, long batchId)
    {
        if (store.Batches.Find(scope, batchId) is null)
        {
            return null;
        }

        var alerts = store.Batches.ReadAlerts(scope, batchId);
        return new HotBatch(submissionId, alerts, store.Batches.ReadEventKeys(scope, batchId));
    }

    /// <summary>Matches alerts and asks what people decided, without storing anything: the dry run of <c>--check</c> too.</summary>
    public static MatchResult[] Match(IReadOnlyList<AlertMessage> alerts, IReadOnlyList<ulong> eventKeys, IMatcher matcher, ReviewMemory memory, RosterIndex index)
    {
        var results = Match(alerts, matcher);
        memory.Apply(AlertTable.Of(alerts), eventKeys, results, index);
        return results;
    }

    /// <summary>Matches alerts by what they say alone.</summary>
    public static MatchResult[] Match(IReadOnlyList<AlertMessage> alerts, IMatcher matcher)
    {
        // Rented: a batch's questions are larger than what the collector moves cheaply.
        var table = AlertTable.Of(alerts);
        var queries = ArrayPool<MatchQuery>.Shared.Rent(table.Count);
        for (var i = 0; i < table.Count; i++)
        {
            queries[i] = MatchQuery.From(table, i);
        }

        var results = new MatchResult[table.Count];
        matcher.MatchBatch(queries.AsSpan(0, table.Count), results);
        ArrayPool<MatchQuery>.Shared.Return(queries, clearArray: true);
        return results;
    }

    /// <summary>Matches a batch; rows that make matching throw are parked and the others matched.</summary>
    private (MatchedBatch Matched, List<OffRosterPerson> Strangers) MatchCarefully(long batchId, HotBatch batch, MatchingTools tools)
    {
        try
        {
            return Match(batchId, batch, tools);
        }
        catch (Exception fault) when (PoisonSearch.MayBeOneThing(fault))
        {
            var parked = PoisonSearch.Find(batch.Alerts.Count, (start, count) => Match(batchId, batch.Slice(start, count), tools));
            var (matched, strangers) = Match(batchId, batch.Without(parked.Keys), tools);
            return (ParkedMatches.Insert(matched, parked), strangers);
        }
    }

    /// <summary>What a batch comes to, ready to be stored; pure but for the keys of strangers.</summary>
    private (MatchedBatch Matched, List<OffRosterPerson> Strangers) Match(long batchId, HotBatch batch, MatchingTools tools)
    {
        var alerts = AlertTable.Of(batch.Alerts);
        var index = tools.Index;
        var results = Match(alerts, batch.EventKeys, tools.Matcher, tools.Memory, index);
        var stored = Numbered(results, index);
        var entries = ArrayPool<LedgerEntry>.Shared.Rent(results.Length);
        var owned = 0;
        var strangers = new List<OffRosterPerson>();
        Span<int> outcomes = stackalloc int[3];
        for (var i = 0; i < results.Length; i++)
        {
            var outcome = results[i].Outcome;
            outcomes[(int)outcome]++;
            if (outcome == MatchOutcome.Definite)
            {
                entries[owned++] = Entry(alerts, i, batch.EventKeys[i], SubjectKey.OnRoster(stored[i].Best.HouseholdNo), SubjectKey.OnRoster(stored[i].Best.PersonNo));
            }
            else if (results[i].Strategy == MatchStrategy.OffRoster && alerts.CitizenIds[i] is { Packed: not 0 } id)
            {
                var key = store.Keys.OffRosterKey(id);
                entries[owned++] = Entry(alerts, i, batch.EventKeys[i], key, key);
                strangers.Add(Stranger(alerts, i, id, key, tools.Areas));
            }
        }

        var matched = new MatchedBatch(batchId, index.Version, MatchCodec.Encode(stored), LedgerCodec.Encode(entries.AsSpan(0, owned)),
            outcomes[(int)MatchOutcome.Definite], outcomes[(int)MatchOutcome.Possible], outcomes[(int)MatchOutcome.None]);
        ArrayPool<LedgerEntry>.Shared.Return(entries, clearArray: true);
        return (matched, strangers);
    }

    /// <summary>The results with storage's numbers in the place of positions.</summary>
    private static StoredMatch[] Numbered(MatchResult[] results, RosterIndex index)
    {
        var people = Array.ConvertAll(results, result => result.Best.Person);
        var (personNos, householdNos) = (new int[results.Length], new int[results.Length]);
        index.NumbersOf(people, personNos, householdNos);
        var stored = new StoredMatch[results.Length];
        for (var i = 0; i < results.Length; i++)
        {
            ref readonly var result = ref results[i];
            var best = result.Best;
            stored[i] = new StoredMatch(
                result.Outcome, result.Strategy, new StoredCandidate(personNos[i], householdNos[i], best.Score, best.Strategy, best.Agreeing, best.Conflicting),
                result.Others is null ? null : Array.ConvertAll(result.Others, other => Numbered(other, index)));
        }

        return stored;
    }

    private static StoredCandidate Numbered(MatchCandidate candidate, RosterIndex index)
    {
        var person = index.Person(candidate.Person);
        return new StoredCandidate(person.PersonNo, person.HouseholdNo, candidate.Score, candidate.Strategy, candidate.Agreeing, candidate.Conflicting);
    }

    private static LedgerEntry Entry(AlertTable alerts, int ordinal, ulong eventKey, SubjectKey household, SubjectKey person)
    {
        var facts = alerts.Facts[ordinal];
        return new LedgerEntry
        {
            Household = household,
            Person = person,
            AlertId = alerts.Ids[ordinal],
            EventKey = eventKey,
            Ordinal = ordinal,
            OccurredOn = alerts.OccurredOn(ordinal),
            Measure = facts.Measure,
            Code = facts.Code,
            SchoolYear = SchoolYear(facts),
        };
    }

    /// <summary>学年 by its first year; null for other facts and where the row does not say.</summary>
    internal static int? SchoolYear(AlertFacts facts) =>
        facts is EducationCostFacts { SchoolYear: { Length: >= 4 } year } && int.TryParse(year.AsSpan(0, 4), out var first) ? first : null;

    private static OffRosterPerson Stranger(AlertTable alerts, int row, CitizenId id, SubjectKey key, AreaIndex areas)
    {
        var (township, village, address) = (alerts.Text(row, SubjectText.Township), alerts.Text(row, SubjectText.Village), alerts.Text(row, SubjectText.Address));
        return new OffRosterPerson
        {
            Subject = key,
            CitizenId = id,
            Name = alerts.Text(row, SubjectText.Name),
            Township = township,
            Village = village,
            Group = alerts.Text(row, SubjectText.Group),
            Address = address,
            Place = areas.Resolve(township, village, address),
        };
    }

    /// <summary>What is the same for every batch of a file.</summary>
    private sealed record MatchingTools(IMatcher Matcher, RosterIndex Index, ReviewMemory Memory, AreaIndex Areas);
}
