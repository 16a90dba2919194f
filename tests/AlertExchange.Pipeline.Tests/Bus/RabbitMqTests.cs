using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Tests.Bus;

/// <summary>The stations on a real broker: what comes out is what comes out of one process.</summary>
public sealed class RabbitMqTests
{
    private const string Medical = "medical-insurance";
    private static readonly List<Person> People = Folk.Others(1300);

    private DataFolder _rostered = null!;

    [OneTimeSetUp]
    public async Task ImportRoster()
    {
        _rostered = new DataFolder();
        await using var exchange = await Exchange.StartAsync(_rostered);
        await exchange.ImportAsync([.. Folk.Families, .. People]);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _rostered.Dispose();

    [Test]
    public async Task Files_handed_in_to_one_process_are_worked_on_by_two_others_as_by_one_alone()
    {
        using var alone = _rostered.Copy();
        string expected;
        await using (var exchange = await Exchange.StartAsync(alone))
        {
            foreach (var (department, csv) in Files())
                (await exchange.SubmitAsync(department, "2022-08", csv)).Submission.Fault.ShouldBeNull();
            expected = exchange.Picture("2022-08");
        }

        await using var broker = TestBroker.Require();
        using var shared = _rostered.Copy();
        await using var web = await Exchange.StartAsync(shared, broker.Settings, works: false);
        var handedIn = new List<Task<SubmissionSummary>>();
        foreach (var (department, csv) in Files())
        {
            handedIn.Add(web.SubmitAsync(department, "2022-08", csv));
            await RegisteredAsync(web, handedIn.Count);
        }

        await using var first = await Exchange.StartAsync(shared, broker.Settings);
        await using var second = await Exchange.StartAsync(shared, broker.Settings);
        var ended = await Task.WhenAll(handedIn);

        ended.ShouldAllBe(e => e.Submission.IsFinished && e.Submission.Fault == null);
        web.Picture("2022-08").ShouldBe(expected);
        ended.ShouldAllBe(e => web.Find(e.Submission.SubmissionId).ClaimedBy == null, "a claim lasts as long as the work in hand");
    }

    [Test]
    public async Task Every_queue_is_a_durable_quorum_queue_whoever_declares_it()
    {
        await using var broker = TestBroker.Require();
        using var folder = _rostered.Copy();
        await using var web = await Exchange.StartAsync(folder, broker.Settings, works: false);
        await UntilAsync(async () => await broker.MessagesAsync("faults.retry") is not null && await broker.MessagesAsync("assess-submissions") is not null);

        (await broker.HasArgumentsAsync("match-batches-express", new Dictionary<string, object?> { ["x-queue-type"] = "quorum" })).ShouldBeTrue();
        (await broker.HasArgumentsAsync("assess-submissions", new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-single-active-consumer"] = true })).ShouldBeTrue();
        (await broker.HasArgumentsAsync("match-batches", new Dictionary<string, object?>())).ShouldBeFalse("a classic queue is another one");

        // A worker that comes later declares the same, or the broker would refuse it.
        await using var worker = await Exchange.StartAsync(folder, broker.Settings);
        (await worker.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000)))).Submission.State.ShouldBe(SubmissionState.Completed);
    }

    [Test]
    public async Task A_message_that_cannot_be_worked_on_is_kept_and_its_submission_has_a_recorded_fault()
    {
        await using var broker = TestBroker.Require();
        using var folder = _rostered.Copy();
        await using var web = await Exchange.StartAsync(folder, broker.Settings, works: false);
        var handedIn = web.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000)));
        await RegisteredAsync(web, 1);
        File.Delete(Directory.GetFiles(Path.Combine(folder.Path, "files")).Single());
        await using var worker = await Exchange.StartAsync(folder, broker.Settings);

        var failed = (await handedIn).Submission;

        (failed.State, failed.Fault?.Stage).ShouldBe((SubmissionState.Failed, "intake"));
        await UntilAsync(async () => await broker.MessagesAsync("read-submissions-express_error") == 1);
        (await broker.MessagesAsync("read-submissions-express")).ShouldBe(0u);
    }

    [Test]
    public async Task A_submission_whose_message_was_never_sent_is_found_by_a_worker()
    {
        await using var broker = TestBroker.Require();
        using var folder = _rostered.Copy();
        string id;
        await using (var killed = Exchange.Build(folder))
        {
            // Registered in one commit, and then the process was gone.
            var dead = killed.Store.StartWorker();
            id = (await killed.ReceiveAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000)), dead)).SubmissionId;
            killed.Store.Write(scope => killed.Store.Submissions.Release(scope, id, dead.WorkerId)).ShouldBeTrue();
            dead.Dispose();
        }

        await using var worker = await Exchange.StartAsync(folder, broker.Settings);
        (await worker.FinishedAsync(id)).State.ShouldBe(SubmissionState.Completed);
    }

    /// <summary>Several departments, one file that corrects another, one that is long enough for several batches.</summary>
    private static IEnumerable<(string Department, string Csv)> Files() =>
    [
        (Medical, Csv.Medical([.. People.Select((p, i) => (p, (object)(6000 + i * 6151 % 9000)))])),
        ("agriculture-water", Csv.Water((Folk.Farmer, "缺水"), (People[7], "水质不达标"))),
        (Medical, Csv.Medical([.. People.Skip(50).Select((p, i) => (p, (object)(i % 20 == 7 ? "待查" : (7000 + i * 7919 % 9000).ToString())))])),
        ("education", Csv.Dropout((Folk.Student, "失学"))),
        ("agriculture-water", Csv.Loss((Folk.Farmer, "茶叶", 30000, "2022-08-03"), (Folk.Monitored, "香菇", 20000, "2022-08-04"))),
    ];

    private static Task RegisteredAsync(Exchange exchange, int files) => UntilAsync(() =>
        Task.FromResult(exchange.Store.Read(scope => exchange.Store.Submissions.ListByPeriod(scope, Exchange.PeriodOf("2022-08"))).Count == files));

    private static async Task UntilAsync(Func<Task<bool>> come)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await come())
                return;
            await Task.Delay(50);
        }

        throw new TimeoutException("What was waited for did not come.");
    }
}
