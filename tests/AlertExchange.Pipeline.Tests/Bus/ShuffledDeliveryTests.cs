using AlertExchange.Contracts.Messages;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Tests.Bus;

/// <summary>
/// A broker may deliver a message twice and in any order. Here every message of a month is delivered at least twice, each time at random among those
/// that are on their way; the stations need no list of messages they have seen, because what a message asks for is done already.
/// </summary>
public sealed class ShuffledDeliveryTests
{
    private const string Medical = "medical-insurance";
    private const int Deliveries = 2;
    private static readonly List<Person> People = Folk.Others(1300);

    private DataFolder _rostered = null!;
    private string _undisturbed = null!;

    [OneTimeSetUp]
    public async Task RunUndisturbed()
    {
        _rostered = new DataFolder();
        await using (var exchange = await Exchange.StartAsync(_rostered))
            await exchange.ImportAsync([.. Folk.Families, .. People]);
        using var folder = _rostered.Copy();
        await using var calm = await Exchange.StartAsync(folder);
        foreach (var (department, csv) in Files())
            await calm.SubmitAsync(department, "2022-08", csv);
        _undisturbed = calm.Picture("2022-08");
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _rostered.Dispose();

    [Test]
    public async Task Messages_delivered_twice_in_any_order_come_to_the_same([Values(1, 2, 3, 4)] int seed)
    {
        using var folder = _rostered.Copy();
        await using var exchange = Exchange.Build(folder, set: settings => settings with { MatchWhileReading = false });
        var random = new Random(seed);
        var worker = exchange.Get<WorkerLease>();
        var onTheWay = new List<object>();
        foreach (var (department, csv) in Files())
            Send(new SubmissionReceived((await exchange.ReceiveAsync(department, "2022-08", csv, worker)).SubmissionId));

        while (onTheWay.Count > 0)
        {
            var next = random.Next(onTheWay.Count);
            var message = onTheWay[next];
            onTheWay.RemoveAt(next);
            await DeliverAsync(message);
        }

        exchange.Store.Read(exchange.Store.Submissions.ListUnfinished).ShouldBeEmpty();
        exchange.Picture("2022-08").ShouldBe(_undisturbed);
        exchange.Store.Read(scope => exchange.Store.Faults.List(scope, 10)).ShouldBeEmpty();

        void Send(object message)
        {
            for (var i = 0; i < Deliveries; i++)
                onTheWay.Add(message);
        }

        async Task DeliverAsync(object message)
        {
            switch (message)
            {
                case SubmissionReceived received:
                    if (await exchange.Get<ReadingStation>().ReadAsync(received.SubmissionId, batch => { Send(batch); return Task.CompletedTask; }, default))
                        Send(new SubmissionMatched(received.SubmissionId));
                    break;
                case BatchStored batch:
                    if (await exchange.Get<MatchingStation>().MatchAsync(batch.SubmissionId, batch.BatchId, default))
                        Send(new SubmissionMatched(batch.SubmissionId));
                    break;
                case SubmissionMatched matched:
                    foreach (var waiting in await exchange.Get<AssessingStation>().AssessAsync(matched.SubmissionId, default))
                        Send(new SubmissionMatched(waiting));
                    break;
            }
        }
    }

    private static IEnumerable<(string Department, string Csv)> Files() =>
    [
        (Medical, Csv.Medical([.. People.Select((p, i) => (p, (object)(6000 + i * 6151 % 9000)))])),
        ("agriculture-water", Csv.Water((Folk.Farmer, "缺水"), (People[7], "水质不达标"))),
        (Medical, Csv.Medical([.. People.Skip(50).Select((p, i) => (p, (object)(i % 20 == 7 ? "待查" : (7000 + i * 7919 % 9000).ToString())))])),
        ("education", Csv.Dropout((Folk.Student, "失学"))),
    ];
}
