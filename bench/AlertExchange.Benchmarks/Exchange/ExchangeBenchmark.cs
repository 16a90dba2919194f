using System.Diagnostics;
using System.Globalization;
using AlertExchange.Benchmarks.Pipeline;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Simulation.Benchmarks;
using AlertExchange.Storage;
using AlertExchange.Storage.Roster;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Benchmarks.Exchange;

/// <summary>
/// One process with SQLite and the bus in memory beside RabbitMQ and PostgreSQL with one and with two worker processes, on the same file in one
/// run; and how long short reports of the police take while that load runs. Servers are those of <c>ALERTEXCHANGE_TEST_RABBITMQ</c> and
/// <c>ALERTEXCHANGE_TEST_POSTGRES</c>.
/// </summary>
internal static class ExchangeBenchmark
{
    private const int Reports = 200;
    private const int WarmUpsEach = 4;
    private static readonly Period Month = new(2022, 8);

    /// <summary>One report is handed in each time this has passed, whatever became of those before it.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    public static async Task<int> RunAsync(string directory)
    {
        Machine.Print();
        var county = new BenchmarkFiles(new BenchmarkOptions
        {
            AreaCsvPath = Path.Combine(PipelineBenchmark.ConfigDirectory, "areas", "341024.csv"),
            People = PeopleIn(directory),
            Seed = 7,
            Period = Month,
        });
        var reports = WriteReports(Path.Combine(directory, "reports"), county);
        var embedded = await EmbeddedAsync(directory, reports);
        foreach (var workers in (int[])[1, 2])
        {
            var shared = await SharedAsync(directory, county, reports, workers);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  = {shared / embedded:F2} x the embedded time"));
        }

        return 0;
    }

    private static async Task<double> EmbeddedAsync(string directory, string[] reports)
    {
        var data = Path.Combine(directory, "run");
        PipelineBenchmark.Copy(Path.Combine(directory, "template"), data);
        double seconds;
        await using (var exchange = await RunningExchange.StartAsync(data))
        {
            exchange.Get<RosterCache>().Latest();
            seconds = await LoadAsync("one process, SQLite, memory", exchange.Get<SubmissionDesk>(), directory, reports);
        }

        Directory.Delete(data, recursive: true);
        return seconds;
    }

    private static async Task<double> SharedAsync(string directory, BenchmarkFiles county, string[] reports, int workers)
    {
        var data = Path.Combine(directory, "run");
        Directory.CreateDirectory(data);
        var settingsFile = Path.Combine(directory, "exchange.yaml");
        var name = "bench-" + Guid.NewGuid().ToString("N")[..12];
        var broker = new Uri(Server("ALERTEXCHANGE_TEST_RABBITMQ"));
        await File.WriteAllLinesAsync(settingsFile,
        [
            $"county: {name}",
            "dataDirectory: run",
            $"database: {{ kind: postgresql, connection: \"{Server("ALERTEXCHANGE_TEST_POSTGRES")};Search Path={name.Replace('-', '_')}\" }}",
            $"transport: {{ kind: rabbitmq, host: {broker.Host}, port: {broker.Port} }}",
        ]);
        var settings = ExchangeSettings.Load(settingsFile, PipelineBenchmark.ConfigDirectory);
        await using (var store = ExchangeStore.Open(settings.DataDirectory, settings.Store))
        {
            var watch = Stopwatch.StartNew();
            await store.WriteAsync(scope => store.Roster.Import(scope, county.Roster(), new RosterImport("341024", "benchmark", DateTimeOffset.UnixEpoch)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  roster imported in {watch.Elapsed.TotalSeconds:F1} s"));
        }

        var processes = Enumerable.Range(0, workers).Select(_ => StartWorker(settingsFile)).ToList();
        double seconds;
        try
        {
            await using var exchange = await RunningExchange.StartIntakeAsync(settings);
            var desk = exchange.Get<SubmissionDesk>();
            await WarmUpAsync(desk, reports, workers);
            seconds = await LoadAsync($"{workers} worker(s), PostgreSQL, RabbitMQ", desk, directory, reports[(WarmUpsEach * workers)..]);
        }
        finally
        {
            foreach (var process in processes)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
                process.Dispose();
            }
        }

        Directory.Delete(data, recursive: true);
        return seconds;
    }

    /// <summary>
    /// So that every worker has its roster in memory, as the embedded one has: the messages go round the workers, and a report that was read
    /// and matched was matched with a roster.
    /// </summary>
    private static async Task WarmUpAsync(SubmissionDesk desk, string[] reports, int workers)
    {
        foreach (var report in reports.AsSpan(0, WarmUpsEach * workers).ToArray())
        {
            var summary = await SubmitAsync(desk, report, Month, "police");
            if (summary.Submission.State != SubmissionState.Completed)
            {
                throw new InvalidOperationException($"A report to warm up ended as {summary.Submission.State}: the workers may have no roster in memory.");
            }
        }
    }

    /// <summary>The large file, and short ones at a steady beat while it is worked on: one that is late makes none of the others wait to be handed in.</summary>
    private static async Task<double> LoadAsync(string what, SubmissionDesk desk, string directory, string[] reports)
    {
        var watch = Stopwatch.StartNew();
        var large = SubmitAsync(desk, Path.Combine(directory, "medical.csv"), Month, "medical-insurance");
        var under = new List<Task<double>>();
        using (var beat = new PeriodicTimer(Beat))
        {
            foreach (var report in reports)
            {
                await beat.WaitForNextTickAsync();
                if (large.IsCompleted)
                {
                    break;
                }

                under.Add(TimeAsync(desk, report));
            }
        }

        var summary = await large;
        var seconds = watch.Elapsed.TotalSeconds;
        var rows = summary.Submission.Counts.Received;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {rows:N0} rows in {seconds:F2} s ({rows / seconds:N0} rows/s); warnings {summary.Warnings}, tasks {summary.Tasks}"));
        var latencies = (await Task.WhenAll(under)).Order().ToArray();
        Console.WriteLine(latencies.Length == 0 ? "  the load was over before the first report" : string.Create(CultureInfo.InvariantCulture,
            $"  {latencies.Length} reports of ten rows to tasks meanwhile: p50 {At(0.5):F2} s, p90 {At(0.9):F2} s, p99 {At(0.99):F2} s, longest {latencies[^1]:F2} s"));
        Console.WriteLine("  each: " + string.Join(' ', latencies.Select(l => l.ToString("F2", CultureInfo.InvariantCulture))));
        return seconds;

        double At(double part) => latencies[(int)Math.Ceiling(part * latencies.Length) - 1];
    }

    private static async Task<double> TimeAsync(SubmissionDesk desk, string report)
    {
        var watch = Stopwatch.StartNew();
        await SubmitAsync(desk, report, Month, "police");
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<SubmissionSummary> SubmitAsync(SubmissionDesk desk, string file, Period period, string department)
    {
        await using var content = File.OpenRead(file);
        var request = new SubmitRequest { FileName = Path.GetFileName(file), Department = new DepartmentId(department), Period = period, Append = true };
        return await desk.SubmitAsync(request, content, new Progress<(double?, string)>(_ => { }), CancellationToken.None) is SubmitResult.Ended { Summary: var summary }
            ? summary
            : throw new InvalidOperationException("The file was not taken.");
    }

    private static string[] WriteReports(string directory, BenchmarkFiles county)
    {
        Directory.CreateDirectory(directory);
        return [.. county.Roster().Take(Reports * 10).Chunk(10).Select((people, number) =>
        {
            var path = Path.Combine(directory, $"police-{number + 1:D3}.csv");
            File.WriteAllLines(path,
            [
                "乡镇,村,姓名,身份证号,类型,案发时间,财产损失",
                .. people.Select((p, n) => $"{p.Township},{p.Village},{p.Name},{p.CitizenId},交通事故,2022-08-{(number + n) % 28 + 1:D2},{30_000 + n}"),
            ]);
            return path;
        })];
    }

    private static Process StartWorker(string settingsFile)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "alertx.dll"), "serve", "--roles", "worker", "--urls", "http://127.0.0.1:0", "--config", settingsFile])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static int PeopleIn(string directory)
    {
        using var store = ExchangeStore.Open(Path.Combine(directory, "template"));
        return store.Read(store.Roster.Latest)?.People ?? throw new InvalidOperationException("Prepare the directory first.");
    }

    private static string Server(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : throw new InvalidOperationException($"{variable} names no server.");
}
