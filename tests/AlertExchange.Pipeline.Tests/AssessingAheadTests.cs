using AlertExchange.Contracts.Messages;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Tests;

/// <summary>Households are assessed before the transaction that stores what they come to: what changes in between must not be overlooked.</summary>
public sealed class AssessingAheadTests
{
    private const string Medical = "medical-insurance";
    private static readonly List<Person> People = [.. Folk.Others(40).Where((_, i) => i % 2 == 0)];

    [Test]
    public async Task Alerts_that_ended_since_raise_nothing()
    {
        using var folder = new DataFolder();
        await using var exchange = Exchange.Build(folder);
        var (assessment, households, frame) = await AdmitAsync(exchange);
        var chunk = assessment.Assess(households, frame);
        chunk.Warnings.ShouldNotBeEmpty();

        // As the admission of another file would, from this process or from another.
        var all = new DeadAlerts(People.Count);
        Enumerable.Range(0, People.Count).ToList().ForEach(all.Add);
        foreach (var batch in exchange.Store.Read(scope => exchange.Store.Batches.List(scope, frame.Submission.SubmissionId)))
            exchange.Store.Write(scope =>
            {
                exchange.Store.Batches.MarkDead(scope, batch.BatchId, all, DeathReason.Withdrawn, "S-other", frame.Now);
                return 0;
            });
        var (stored, newest) = exchange.Store.Write(scope => assessment.Store(scope, chunk, frame));

        (stored.Warnings.Count, newest).ShouldBe((0, 0));
        exchange.Warnings("2022-08").ShouldBeEmpty();
        exchange.Tasks("2022-08").ShouldBeEmpty();
    }

    [Test]
    public async Task Households_that_another_process_warned_of_since_are_not_warned_of_twice()
    {
        using var folder = new DataFolder();
        await using var exchange = Exchange.Build(folder);
        var (assessment, households, frame) = await AdmitAsync(exchange);
        var chunk = assessment.Assess(households, frame);
        var other = new HouseholdAssessment(exchange.Store, new StagedEntries(), exchange.Get<Notices>(), Assessor.Assess, new PlaceClock(TimeProvider.System));
        var theirs = exchange.Store.Write(scope => other.HouseholdsOf(scope, frame.Submission, frame.Policy));
        theirs.ShouldBe(households);
        exchange.Store.Write(scope => other.Store(scope, other.Assess(theirs, frame), frame)).Chunk.Warnings.Count.ShouldBe(chunk.Warnings.Count);
        var picture = exchange.Picture("2022-08");

        var (stored, _) = exchange.Store.Write(scope => assessment.Store(scope, chunk, frame));

        (stored.Warnings.Count, stored.Tasks.Count).ShouldBe((0, 0));
        exchange.Picture("2022-08").ShouldBe(picture);
    }

    [Test]
    public async Task What_a_process_stored_itself_is_known_without_reading_it_back()
    {
        using var folder = new DataFolder();
        await using var exchange = Exchange.Build(folder);
        var (assessment, households, frame) = await AdmitAsync(exchange);
        var (first, second) = (assessment.Assess(households[..3], frame), assessment.Assess(households[3..], frame));

        foreach (var chunk in (AssessedChunk[])[first, second])
        {
            var (stored, newest) = exchange.Store.Write(scope => assessment.Store(scope, chunk, frame));
            ReferenceEquals(stored.Households, chunk.Households).ShouldBeTrue();
            stored.Warnings.ShouldBe(chunk.Warnings);
            assessment.Stored(stored, newest);
        }

        var again = assessment.Assess(households, frame);
        again.Warnings.ShouldBeEmpty();
        again.Open.Count.ShouldBe(households.Count);
        exchange.Store.Write(scope => assessment.Store(scope, again, frame)).Chunk.Warnings.ShouldBeEmpty();
    }

    [Test]
    public async Task Only_households_that_may_have_something_due_are_assessed_and_those_that_were_warned_of()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(People);
        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical([.. People.Select((p, i) => (p, (object)(i < 7 ? 12000 : 500)))]));
        var corrected = await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical([.. People.Select((p, i) => (p, (object)(i is > 2 and < 9 ? 12000 : 600)))]));
        exchange.Warnings("2022-08").Count(w => w.Status == "withdrawn").ShouldBe(3);

        var fresh = new HouseholdAssessment(exchange.Store, new StagedEntries(), exchange.Get<Notices>(), Assessor.Assess, new PlaceClock(TimeProvider.System));
        var households = exchange.Store.Write(scope => fresh.HouseholdsOf(scope, corrected.Submission, exchange.Get<PolicyDesk>().Current));

        households.Count.ShouldBe(9);
        households.ShouldBeInOrder();
    }

    [Test]
    public void Staged_entries_are_handed_over_once_and_only_where_the_store_holds_the_same()
    {
        var staged = new StagedEntries();
        var (one, other) = (Entries(1), Entries(2));
        foreach (var batch in (long[])[1, 2, 3])
            staged.Offer(batch, batch < 3 ? "S1" : "S2", one, AlertKeys.None);
        staged.Drop("S2");

        staged.Take(1, one.AsSpan(0, 16))!.Count.ShouldBe(1);
        staged.Take(1, one.AsSpan(0, 16)).ShouldBeNull();
        staged.Take(2, other.AsSpan(0, 16)).ShouldBeNull();
        staged.Take(3, one.AsSpan(0, 16)).ShouldBeNull();
    }

    private static byte[] Entries(int schoolYear) => LedgerCodec.Encode([new LedgerEntry
    {
        Household = SubjectKey.OnRoster(1), Person = SubjectKey.OnRoster(2), AlertId = default, EventKey = 0, Ordinal = 0, SchoolYear = schoolYear,
    }]);

    /// <summary>A file of costs over the line, admitted and not yet assessed.</summary>
    private static async Task<(HouseholdAssessment Assessment, List<SubjectKey> Households, AssessmentFrame Frame)> AdmitAsync(Exchange exchange)
    {
        await exchange.ImportAsync(People);
        var id = (await exchange.ReceiveAsync(Medical, "2022-08", Csv.Medical([.. People.Select(p => (p, (object)12000))]), exchange.Get<WorkerLease>())).SubmissionId;
        var batches = new List<BatchStored>();
        await exchange.Get<ReadingStation>().ReadAsync(
            id,
            batch =>
            {
                batches.Add(batch);
                return Task.CompletedTask;
            }, CancellationToken.None);
        foreach (var batch in batches)
            await exchange.Get<MatchingStation>().MatchAsync(id, batch.BatchId, CancellationToken.None);
        var (policy, assessment) = (exchange.Get<PolicyDesk>().Current, exchange.Get<HouseholdAssessment>());
        var admitted = exchange.Store.Write(scope => exchange.Get<Admission>().TryAdmit(scope, exchange.Find(id), policy.Profile.Fingerprint)).ShouldNotBeNull();
        admitted.State.ShouldBe(SubmissionState.Accepted);
        var households = exchange.Store.Write(scope => assessment.HouseholdsOf(scope, admitted, policy));
        households.Count.ShouldBeGreaterThan(5);
        return (assessment, households, new AssessmentFrame(admitted, policy, exchange.Get<RosterCache>().Latest(), exchange.Get<PlaceClock>().Now));
    }
}
