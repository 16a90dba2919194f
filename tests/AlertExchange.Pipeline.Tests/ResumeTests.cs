using AlertExchange.Contracts.Messages;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.Bus;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Workers;
using MassTransit;

namespace AlertExchange.Pipeline.Tests;

/// <summary>
/// A process dies in the middle of a file, at each place where it can: the next one finishes it, and the lists say what they would
/// have said. Stations are called by hand up to the place, then the process's lease goes.
/// </summary>
public sealed class ResumeTests
{
    private const string Medical = "medical-insurance";
    private static readonly List<Person> People = Folk.Others(1300);

    private DataFolder _before = null!;
    private string _correction = null!;
    private string _undisturbed = null!;

    [OneTimeSetUp]
    public async Task RunUndisturbed()
    {
        _before = new DataFolder();
        _correction = Csv.Medical([.. People.Skip(50).Select((p, i) => (p, (object)(i % 20 == 7 ? "待查" : (7000 + i * 7919 % 9000).ToString())))]);
        await using (var exchange = await Exchange.StartAsync(_before))
        {
            await exchange.ImportAsync(People);
            await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical([.. People.Take(1500).Select((p, i) => (p, (object)(6000 + i * 6151 % 9000)))]));
        }

        using var folder = _before.Copy();
        await using var whole = await Exchange.StartAsync(folder);
        (await whole.SubmitAsync(Medical, "2022-08", _correction)).Submission.State.ShouldBe(SubmissionState.CompletedWithRejections);
        _undisturbed = whole.Picture("2022-08");
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _before.Dispose();

    [Test]
    public Task A_received_file_is_read_by_the_next_process() => FinishesAsync(SubmissionState.Received, (_, _) => Task.CompletedTask);

    [Test]
    public Task A_broken_off_reading_is_begun_again() => FinishesAsync(SubmissionState.Reading, async (exchange, id) =>
    {
        var announced = 0;
        await Should.ThrowAsync<IOException>(() => exchange.Get<ReadingStation>().ReadAsync(
            id, _ => ++announced > 1 ? throw new IOException() : Task.CompletedTask, CancellationToken.None));
        exchange.Store.Read(scope => exchange.Store.Batches.List(scope, id)).Count.ShouldBeGreaterThan(1);
    });

    [Test]
    public Task Batches_without_matches_are_matched() => FinishesAsync(SubmissionState.Matching, async (exchange, id) =>
    {
        var batches = await ReadAsync(exchange, id);
        await exchange.Get<MatchingStation>().MatchAsync(id, batches[1].BatchId, CancellationToken.None);
        exchange.Store.Read(scope => exchange.Store.Batches.IsMatched(scope, id)).ShouldBeFalse();
    });

    [Test]
    public async Task Batches_that_were_matched_while_they_were_read_need_no_message()
    {
        using var folder = _before.Copy();
        string id;
        await using (var dying = Exchange.Build(folder))
        {
            id = (await dying.ReceiveAsync(Medical, "2022-08", _correction, dying.Get<WorkerLease>())).SubmissionId;
            (await dying.Get<ReadingStation>().ReadAsync(id, _ => throw new IOException("nothing is left to match"), CancellationToken.None)).ShouldBeTrue();
            dying.Find(id).State.ShouldBe(SubmissionState.Matching);
        }

        await using var next = await Exchange.StartAsync(folder);
        (await next.FinishedAsync(id)).State.ShouldBe(SubmissionState.CompletedWithRejections);
        next.Picture("2022-08").ShouldBe(_undisturbed);
    }

    [Test]
    public Task A_matched_file_is_admitted() => FinishesAsync(SubmissionState.Matching, (exchange, id) => MatchAsync(exchange, id));

    [Test]
    public Task A_file_whose_households_are_half_assessed_is_assessed_to_the_end() => FinishesAsync(SubmissionState.Accepted, async (exchange, id) =>
    {
        await MatchAsync(exchange, id);
        var policy = exchange.Get<PolicyDesk>().Current;
        var (admission, assessment, roster) = (exchange.Get<Admission>(), exchange.Get<HouseholdAssessment>(), exchange.Get<RosterCache>().Latest());
        var admitted = exchange.Store.Write(scope => admission.TryAdmit(scope, exchange.Find(id), policy.Profile.Fingerprint)).ShouldNotBeNull();
        var households = exchange.Store.Write(scope => assessment.HouseholdsOf(scope, admitted, policy));
        var frame = new AssessmentFrame(admitted, policy, roster, exchange.Get<PlaceClock>().Now);
        var half = assessment.Assess(households[..(households.Count / 2)], frame);
        half.Households.ShouldNotBeEmpty();
        await exchange.Store.WriteAsync(scope => assessment.Store(scope, half, frame));
    });

    [Test]
    public async Task A_file_that_was_sealed_and_never_registered_is_removed_and_registered_ones_stay()
    {
        using var folder = _before.Copy();
        string orphan, registered;
        await using (var exchange = Exchange.Build(folder))
        {
            orphan = (await exchange.Store.Files.StoreAsync(new MemoryStream([1, 2, 3]))).FileId;
            registered = exchange.Store.Read(exchange.Store.Submissions.FileIds).First();
        }

        foreach (var file in Directory.GetFiles(Path.Combine(folder.Path, "files")))
            File.SetLastWriteTimeUtc(file, new DateTime(2022, 8, 19, 0, 0, 0, DateTimeKind.Utc));
        await using var next = await Exchange.StartAsync(folder);
        for (var i = 0; i < 200 && next.Store.Files.Exists(orphan); i++)
            await Task.Delay(25);

        next.Store.Files.Exists(orphan).ShouldBeFalse();
        next.Store.Files.Exists(registered).ShouldBeTrue();
    }

    [Test]
    public async Task Messages_delivered_three_times_change_nothing()
    {
        using var folder = _before.Copy();
        await using var exchange = await Exchange.StartAsync(folder, set: settings => settings with { MatchWhileReading = false });
        var redelivery = new Redelivery(exchange.Get<ClaimChecks>(), Lane.Express);
        using var observing = exchange.Get<IBus>().ConnectConsumeObserver(redelivery);

        var summary = await exchange.SubmitAsync(Medical, "2022-08", _correction);
        await exchange.Get<ClaimChecks>().SendAsync(Lane.Express, new SubmissionReceived(summary.Submission.SubmissionId), default);
        await exchange.Get<ClaimChecks>().SendAsync(Lane.Bulk, new SubmissionMatched(summary.Submission.SubmissionId), default);
        for (var i = 0; i < 400 && redelivery.Consumed < redelivery.Messages * 3 + 2; i++)
            await Task.Delay(25);

        redelivery.Messages.ShouldBeGreaterThanOrEqualTo(5);
        redelivery.Consumed.ShouldBeGreaterThanOrEqualTo(redelivery.Messages * 3);
        exchange.Find(summary.Submission.SubmissionId).State.ShouldBe(SubmissionState.CompletedWithRejections);
        exchange.Picture("2022-08").ShouldBe(_undisturbed);
        exchange.Store.Read(scope => exchange.Store.Faults.List(scope, 10)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_host_that_is_stopped_in_the_middle_leaves_the_file_to_the_next()
    {
        using var folder = _before.Copy();
        string id;
        await using (var exchange = await Exchange.StartAsync(folder))
        {
            id = (await exchange.ReceiveAsync(Medical, "2022-08", _correction, exchange.Get<WorkerLease>())).SubmissionId;
            await exchange.Get<ClaimChecks>().SendAsync(Lane.Bulk, new SubmissionReceived(id), default);
        }

        await using var next = await Exchange.StartAsync(folder);
        (await next.FinishedAsync(id)).State.ShouldBe(SubmissionState.CompletedWithRejections);
        next.Picture("2022-08").ShouldBe(_undisturbed);
    }

    private async Task FinishesAsync(SubmissionState died, Func<Exchange, string, Task> before)
    {
        using var folder = _before.Copy();
        string id;
        await using (var dying = Exchange.Build(folder, set: settings => settings with { MatchWhileReading = false }))
        {
            id = (await dying.ReceiveAsync(Medical, "2022-08", _correction, dying.Get<WorkerLease>())).SubmissionId;
            await before(dying, id);
            dying.Find(id).State.ShouldBe(died);
        }

        await using var next = await Exchange.StartAsync(folder);
        (await next.FinishedAsync(id)).State.ShouldBe(SubmissionState.CompletedWithRejections);
        next.Picture("2022-08").ShouldBe(_undisturbed);
        next.Store.Read(scope => next.Store.Faults.List(scope, 10)).ShouldBeEmpty();
    }

    private static async Task<List<BatchStored>> ReadAsync(Exchange exchange, string id)
    {
        var batches = new List<BatchStored>();
        (await exchange.Get<ReadingStation>().ReadAsync(
            id,
            batch =>
            {
                batches.Add(batch);
                return Task.CompletedTask;
            }, CancellationToken.None)).ShouldBeFalse();
        return batches;
    }

    private static async Task MatchAsync(Exchange exchange, string id)
    {
        var last = false;
        foreach (var batch in await ReadAsync(exchange, id))
            last = await exchange.Get<MatchingStation>().MatchAsync(id, batch.BatchId, CancellationToken.None);
        last.ShouldBeTrue();
    }
}
