using System.Text;
using AlertExchange.Contracts.Messages;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Tests;

/// <summary>Pieces of a file are worked on side by side and come together in order.</summary>
public sealed class FileReadingTests
{
    private const string Medical = "medical-insurance";
    private static readonly List<Person> People = Folk.Others(1100);

    [Test]
    public async Task A_batch_that_cannot_be_matched_while_it_is_read_is_stored_and_left_to_the_matching_station()
    {
        var calls = 0;

        var (stored, announced, tally) = await ReadAsync(_ => Interlocked.Increment(ref calls) == 2 ? throw new InvalidOperationException() : BatchMatches.None);

        tally.Accepted.ShouldBe(People.Count);
        stored.Length.ShouldBe(3);
        announced.ShouldBe(stored);
    }

    [Test]
    public async Task Rows_with_one_key_are_numbered_in_the_order_of_the_file_however_many_threads_adapt_it()
    {
        var repeated = People.Concat(People).Concat(People.Take(700)).ToList();

        var pictures = new HashSet<string>();
        for (var run = 0; run < 3; run++)
        {
            pictures.Add(await PictureAsync(repeated));
        }

        pictures.ShouldHaveSingleItem().Split('\n').Distinct().Count().ShouldBe(repeated.Count);
    }

    [Test]
    public async Task Turns_are_taken_in_the_order_of_the_numbers()
    {
        var turns = new Turns();
        var taken = new List<int>();

        await Task.WhenAll(Enumerable.Range(0, 200).Reverse().Select(number => Task.Run(() => turns.TakeAsync(number, () => taken.Add(number)).AsTask())));

        taken.ShouldBe(Enumerable.Range(0, 200));
    }

    [Test]
    public async Task Whoever_waits_behind_a_piece_that_was_given_up_is_told()
    {
        var turns = new Turns();
        var waiting = turns.TakeAsync(1, () => { }).AsTask();
        waiting.IsCompleted.ShouldBeFalse();

        turns.Break();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        await Should.ThrowAsync<OperationCanceledException>(() => turns.TakeAsync(0, () => { }).AsTask());
    }

    private static async Task<(long[] Stored, long[] Announced, RowTally Tally)> ReadAsync(BatchMatch match)
    {
        using var folder = new DataFolder();
        await using var exchange = Exchange.Build(folder);
        var announced = new List<long>();
        var (id, tally) = await ReadAsync(exchange, People, match, batch => announced.Add(batch.BatchId));
        return ([.. exchange.Store.Read(scope => exchange.Store.Batches.List(scope, id)).Select(b => b.BatchId)], [.. announced], tally);
    }

    private static async Task<string> PictureAsync(List<Person> people)
    {
        using var folder = new DataFolder();
        await using var exchange = Exchange.Build(folder);
        var (id, _) = await ReadAsync(exchange, people, _ => BatchMatches.None, _ => { });
        var rows = exchange.Store.Read(scope => exchange.Store.Batches.List(scope, id)
            .SelectMany(batch => exchange.Store.Batches.ReadAlerts(scope, batch.BatchId)).ToList());
        var firsts = rows.GroupBy(r => r.Subject.CitizenId).ToDictionary(g => g.Key!, g => g.First().AlertId.Value);
        return string.Join('\n', rows.Select(r => $"{r.Source.Row} {r.AlertId.Value - firsts[r.Subject.CitizenId!]} {r.Remarks.Count}"));
    }

    private static async Task<(string Id, RowTally Tally)> ReadAsync(Exchange exchange, List<Person> people, BatchMatch match, Action<BatchStored> announced)
    {
        var csv = Csv.Medical([.. people.Select(p => (p, (object)12000))]);
        var submission = await exchange.ReceiveAsync(Medical, "2022-08", csv, exchange.Get<WorkerLease>());
        using var sheets = SpreadsheetOpener.Open(new MemoryStream(Encoding.UTF8.GetBytes(csv)), submission.FileName);
        var session = IntakeSession.Open(sheets, exchange.Get<IntakeRequests>().For(submission), exchange.Get<FormCatalog>());
        var reading = new FileReading(exchange.Store, submission.SubmissionId, exchange.Get<WorkerLease>(), session, match, exchange.Get<StagedEntries>(), exchange.Get<PlaceClock>(), batch =>
        {
            announced(batch);
            return Task.CompletedTask;
        });
        return (submission.SubmissionId, await reading.RunAsync(_ => { }, CancellationToken.None));
    }
}
