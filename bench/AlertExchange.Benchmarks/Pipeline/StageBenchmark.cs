using System.Diagnostics;
using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Files;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Benchmarks.Pipeline;

/// <summary>Where the time goes: each step of the way alone, one after the other, on one thread.</summary>
internal static class StageBenchmark
{
    public static async Task RunAsync(string file, string data)
    {
        for (var round = 1; round <= 2; round++)
        {
            Console.WriteLine($"-- round {round} (the first one warms up)");
            await using var exchange = await RunningExchange.StartAsync(data);
            await RoundAsync(exchange, file, round);
        }
    }

    private static async Task RoundAsync(RunningExchange exchange, string file, int round)
    {
        var store = exchange.Get<ExchangeStore>();
        var matcher = exchange.Get<LinkageDesk>().Matcher(exchange.Get<RosterCache>().LatestVersion(), 0);
        var index = exchange.Get<RosterCache>().Latest();
        var request = exchange.Get<IntakeRequests>().For(new SubmitRequest { FileName = Path.GetFileName(file), Department = new DepartmentId("medical-insurance"), Period = new Period(2022, round) });
        using var content = File.OpenRead(file);
        StoredFile? stored = null;
        await Time("seal the file", async () => stored = await store.Files.StoreAsync(content));
        using var opened = store.Files.OpenRead(stored!.FileId);
        using var sheets = SpreadsheetOpener.Open(opened, request.FileName);
        var session = IntakeSession.Open(sheets, request, exchange.Get<FormCatalog>());
        var raw = new List<RawBatch>();
        Time("read rows (unseal, decode, split)", () => raw.AddRange(session.ReadRaw()));
        var adapted = new List<AdaptedBatch>();
        Time("adapt (clean, judge, hash)", () => adapted.AddRange(raw.Select(session.Adapt)));
        var rows = raw.Sum(r => r.Rows.Count);
        raw.Clear();
        var encoded = new List<NewBatch>();
        Time("encode", () => encoded.AddRange(adapted.Where(a => a.Alerts.Count > 0).Select(a => NewBatch.From(a.Number, a.Alerts, a.EventKeys))));
        var submission = await store.WriteAsync(scope =>
        {
            var received = store.Submissions.Receive(scope, new NewSubmission
            {
                Department = request.Department,
                Period = request.Period,
                FileName = request.FileName,
                File = stored,
                ReceivedAt = DateTimeOffset.UnixEpoch,
            });
            store.Submissions.TryClaim(scope, received.Submission.SubmissionId, exchange.Get<WorkerLease>());
            return received;
        });
        var ids = new List<long>();
        await Time("append (seal, store)", async () =>
        {
            foreach (var group in encoded.Chunk(8))
            {
                ids.AddRange(await store.WriteAsync(scope => store.Batches.Append(scope, submission.Submission.SubmissionId, group)));
            }
        });
        var results = new List<MatchResult[]>();
        Time("match", () => results.AddRange(adapted.Where(a => a.Alerts.Count > 0).Select(a => MatchingStation.Match(a.Alerts, matcher))));
        var match = exchange.Get<MatchingStation>().Prepare(index.Version, linkageVersion: null);
        var matched = new List<MatchedBatch>();
        var position = 0;
        Time("match, encode matches and ledger", () =>
        {
            foreach (var batch in adapted.Where(a => a.Alerts.Count > 0))
            {
                matched.Add(match(new HotBatch(submission.Submission.SubmissionId, batch.Alerts, batch.EventKeys)).Matched! with { BatchId = ids[position++] });
            }
        });
        await Time("save matches", async () =>
        {
            foreach (var one in matched)
            {
                await store.WriteAsync(scope => store.Batches.SaveMatches(scope, [one]));
            }
        });
        Console.WriteLine($"{rows:N0} rows");
    }

    private static void Time(string what, Action work)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        work();
        Print(what, watch);
    }

    private static async Task<bool> Time(string what, Func<Task> work)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await work();
        Print(what, watch);
        return true;
    }

    private static void Print(string what, Stopwatch watch) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {watch.Elapsed.TotalSeconds,7:F2} s  {what}"));
}
