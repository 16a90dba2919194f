using System.Globalization;
using AlertExchange.Benchmarks.Pipeline;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Simulation.Benchmarks;
using AlertExchange.Storage;
using AlertExchange.Storage.Roster;

namespace AlertExchange.Benchmarks.Pages;

/// <summary>Lists under load: people who turn pages over few and over many warnings, beside the sign-in page in the same run.</summary>
internal static class PagesBenchmark
{
    private const int Users = 20;
    private static readonly Period Month = new(2026, 10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(30);

    /// <summary>Households that are warned of are one in twenty people of the file.</summary>
    private static readonly (string Name, int People)[] Sizes = [("few", 21_000), ("many", 2_100_000)];

    public static async Task<int> RunAsync(string directory)
    {
        Machine.Print();
        foreach (var (name, people) in Sizes)
        {
            var data = Path.Combine(directory, name);
            if (!Directory.Exists(data))
            {
                await PrepareAsync(data, people);
            }
        }

        foreach (var (name, _) in Sizes)
        {
            await MeasureAsync(name, Path.Combine(directory, name));
        }

        return 0;
    }

    private static async Task MeasureAsync(string name, string data)
    {
        await using var server = await ServedPages.StartAsync(data, Month, Users);
        var users = await server.SignInAsync(Users);
        string[] pages =
        [
            "/sign-in",
            "/dashboard",
            $"/warnings?period={Month}",
            $"/warnings?period={Month}&p=11",
            $"/warnings?period={Month}&sort=-measure",
            $"/warnings?period={Month}&township={server.Township}",
            $"/warnings?period={Month}&rule=medical-cost&sort=household",
            "/tasks",
            "/tasks?p=7",
            "/reconciliation",
        ];
        await PageLoad.RunAsync(users, pages, WarmUp);
        var measured = await PageLoad.RunAsync(users, pages, Measured);
        Console.WriteLine($"-- {name}: {server.Warnings:N0} warnings, {Users} users at once, {measured.Sum(m => m.Seconds.Count):N0} pages in {Measured.TotalSeconds} s");
        var reference = measured.Single(m => m.Page == pages[0]).Percentile(95);
        foreach (var page in measured)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{page.Page,-70} {page.Seconds.Count,6} times  p50 {page.Percentile(50) * 1000,6:F0} ms  p95 {page.Percentile(95) * 1000,6:F0} ms = {page.Percentile(95) / reference:F2} x"));
        }

        foreach (var user in users)
        {
            user.Dispose();
        }
    }

    private static async Task PrepareAsync(string data, int people)
    {
        var county = new BenchmarkFiles(new BenchmarkOptions { AreaCsvPath = Path.Combine(PipelineBenchmark.ConfigDirectory, "areas", "341024.csv"), People = people, Seed = 7, Period = Month });
        var making = data + "-making";
        Directory.CreateDirectory(making);
        var csv = Path.Combine(making, "file.csv");
        county.WriteCsv(csv, people);
        await using (var store = ExchangeStore.Open(making))
        {
            await store.WriteAsync(scope => store.Roster.Import(scope, county.Roster(), new RosterImport("341024", "benchmark", DateTimeOffset.UnixEpoch)));
        }

        await using (var exchange = await RunningExchange.StartAsync(making))
        {
            foreach (var part in Parts(csv))
            {
                await using var content = File.OpenRead(part);
                var request = new SubmitRequest { FileName = Path.GetFileName(part), Department = new DepartmentId("medical-insurance"), Period = Month, Append = true };
                var result = await exchange.Get<SubmissionDesk>().SubmitAsync(request, content, new Progress<(double?, string)>(_ => { }), CancellationToken.None);
                if (result is not SubmitResult.Ended { Summary: var summary })
                {
                    throw new InvalidOperationException($"The file was not taken: {result}");
                }

                Console.WriteLine($"prepared {people:N0} people: {Path.GetFileName(part)}, {summary.Warnings:N0} warnings, {summary.Tasks:N0} tasks");
            }
        }

        foreach (var file in Directory.GetFiles(making, "*.csv"))
        {
            File.Delete(file);
        }

        Directory.Move(making, data);
    }

    /// <summary>A file holds a million rows at most.</summary>
    private static IEnumerable<string> Parts(string csv)
    {
        var header = File.ReadLines(csv).First();
        var number = 0;
        foreach (var rows in File.ReadLines(csv).Skip(1).Chunk(1_000_000))
        {
            var part = Path.ChangeExtension(csv, $"{++number}.csv");
            File.WriteAllLines(part, rows.Prepend(header));
            yield return part;
        }
    }
}
