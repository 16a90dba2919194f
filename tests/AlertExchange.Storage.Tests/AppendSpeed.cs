using System.Diagnostics;
using System.Globalization;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.Tests;

/// <summary>
/// Not a test: measures how many alerts a second are stored (sealed, eight batches of 1000 a transaction) and matched batches written, by the
/// number of processes' worth of stores that do it at once. Run it by name.
/// </summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All)), Explicit("Measures, needs a quiet machine.")]
public sealed class AppendSpeed(TestDatabase database) : StoreTests(database)
{
    private const int Transactions = 60;
    private const int BatchesEach = 8;
    private const int Alerts1000 = 1000;

    [TestCase(1)]
    [TestCase(2)]
    public async Task Appending(int stores)
    {
        var opened = Enumerable.Range(0, stores).Select(_ => OpenAgain()).ToList();
        var alerts = Alerts.Medicals(Alerts1000);
        var entries = Codecs.LedgerCodec.Encode([.. Enumerable.Range(0, Alerts1000).Select(i => new Codecs.LedgerEntry
        {
            Household = SubjectKey.OnRoster(i * 7919), Person = SubjectKey.OnRoster(i * 7919 + 1), AlertId = default, EventKey = 0, Ordinal = i, Measure = 10_000.01m,
        })]);
        await RunAll(3);
        var watch = Stopwatch.StartNew();
        var ids = await RunAll(Transactions);
        Tell("appended", watch.Elapsed, stores);

        watch.Restart();
        await Task.WhenAll(opened.Select((store, i) => Task.Run(async () =>
        {
            foreach (var piece in ids[i].Chunk(BatchesEach))
            {
                var matched = piece.Select(id => new Batches.MatchedBatch(id, 1, new byte[12_000], entries, 900, 50, 50)).ToList();
                await store.AppendAsync(scope => store.Batches.SaveMatches(scope, matched));
            }
        })));
        Tell("matches saved", watch.Elapsed, stores);
        opened.ForEach(s => s.Dispose());

        Task<List<long>[]> RunAll(int transactions)
        {
            var submissions = opened.Select(_ => Receive(Guid.NewGuid().ToString("N")).SubmissionId).ToList();
            return Task.WhenAll(opened.Select((store, i) => Task.Run(async () =>
            {
                var stored = new List<long>();
                for (var t = 0; t < transactions; t++)
                {
                    var first = t * BatchesEach;
                    stored.AddRange(await store.AppendAsync(scope => store.Batches.Append(
                        scope, submissions[i], [.. Enumerable.Range(first, BatchesEach).Select(n => Alerts.Batch(n, alerts))])));
                }

                return stored;
            })));
        }
    }

    private void Tell(string what, TimeSpan time, int stores) => TestContext.Progress.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{Database}, {stores} store(s): {what} {stores * Transactions * BatchesEach * Alerts1000 / time.TotalSeconds:N0} rows/s ({time.TotalMilliseconds / Transactions:N1} ms a transaction of {BatchesEach} batches)"));
}
