using System.Diagnostics;
using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Simulation.Benchmarks;
using AlertExchange.Storage;
using AlertExchange.Storage.Roster;

namespace AlertExchange.Benchmarks.Pipeline;

/// <summary>The whole way of a file, from claim check to stored matches, warnings and tasks, beside merely iterating the same file.</summary>
internal static class PipelineBenchmark
{
    private static readonly Period Month = new(2022, 8);

    public static async Task<int> PrepareAsync(string directory, string[] sizes)
    {
        var people = Size(0, 1_000_000);
        var county = new BenchmarkFiles(new BenchmarkOptions { AreaCsvPath = Path.Combine(ConfigDirectory, "areas", "341024.csv"), People = people, Seed = 7, Period = Month });
        Directory.CreateDirectory(directory);
        county.WriteCsv(Csv(directory), Size(1, 1_000_000));
        county.WriteWorkbook(Workbook(directory), Size(2, 100_000));
        var watch = Stopwatch.StartNew();
        await using var store = ExchangeStore.Open(Template(directory));
        var version = await store.WriteAsync(scope => store.Roster.Import(scope, county.Roster(), new RosterImport("341024", "benchmark", DateTimeOffset.UnixEpoch)));
        Console.WriteLine($"roster of {version.People:N0} people in {version.Households:N0} households imported in {watch.Elapsed.TotalSeconds:F1} s");
        return 0;

        int Size(int index, int otherwise) => index < sizes.Length ? int.Parse(sizes[index], CultureInfo.InvariantCulture) : otherwise;
    }

    public static async Task<int> RunAsync(string directory, int repetitions, bool csvOnly = false)
    {
        Machine.Print();
        for (var i = 1; i <= repetitions; i++)
        {
            Console.WriteLine($"-- repetition {i}");
            if (!csvOnly)
            {
                await SideBySideAsync(directory, Workbook(directory), "ExcelDataReader", Baselines.IterateWorkbook);
            }

            await SideBySideAsync(directory, Csv(directory), "CsvHelper", Baselines.IterateCsv);
        }

        Console.WriteLine($"peak working set of this process: {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MiB");
        return 0;
    }

    public static async Task<int> LinearAsync(string directory)
    {
        Machine.Print();
        foreach (var divisor in (int[])[8, 4, 2, 1])
        {
            var part = Path.Combine(directory, $"part-{divisor}.csv");
            Baselines.Cut(Csv(directory), part, divisor);
            await SideBySideAsync(directory, part, "CsvHelper", Baselines.IterateCsv);
            File.Delete(part);
        }

        return 0;
    }

    public static async Task<int> StagesAsync(string directory)
    {
        Machine.Print();
        var data = Path.Combine(directory, "run");
        Copy(Template(directory), data);
        await StageBenchmark.RunAsync(Csv(directory), data);
        Directory.Delete(data, recursive: true);
        return 0;
    }

    private static async Task SideBySideAsync(string directory, string file, string reader, Func<string, long> iterate)
    {
        Settle();
        var watch = Stopwatch.StartNew();
        var rows = iterate(file);
        var baseline = watch.Elapsed.TotalSeconds;

        var data = Path.Combine(directory, "run");
        Copy(Template(directory), data);
        await using (var exchange = await RunningExchange.StartAsync(data))
        {
            var loading = Stopwatch.StartNew();
            exchange.Get<LinkageDesk>().Prepare(exchange.Get<RosterCache>().LatestVersion(), CancellationToken.None);
            var loaded = loading.Elapsed.TotalSeconds;
            Settle();
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            using var samples = new ProcessorSamples();
            watch.Restart();
            await using var content = File.OpenRead(file);
            var result = await exchange.Get<SubmissionDesk>().SubmitAsync(
                new SubmitRequest { FileName = Path.GetFileName(file), Department = new DepartmentId("medical-insurance"), Period = Month }, content,
                new Progress<(double?, string)>(_ => { }), CancellationToken.None);
            var whole = watch.Elapsed.TotalSeconds;
            processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
            if (result is not SubmitResult.Ended { Summary: var summary })
            {
                throw new InvalidOperationException($"The file was not taken: {result}");
            }

            var c = summary.Submission.Counts;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(file)}: {rows:N0} records; {reader} alone {baseline:F2} s; whole way {whole:F2} s = {whole / baseline:F2} x ({c.Received / whole:N0} rows/s, {processor.TotalSeconds:F2} s of processor); rejected {c.Rejected}, definite {c.Definite}, possible {c.Possible}, none {c.None}, warnings {summary.Warnings}, tasks {summary.Tasks}; roster loaded before in {loaded:F2} s; working set {Environment.WorkingSet / 1048576} MiB"));
            samples.Dispose();
            PrintStates(exchange.Get<ExchangeStore>(), summary.Submission.SubmissionId, samples);
        }

        Directory.Delete(data, recursive: true);
    }

    private static void PrintStates(ExchangeStore store, string submissionId, ProcessorSamples samples)
    {
        var history = store.Read(scope => store.Submissions.History(scope, submissionId));
        Console.WriteLine("  " + string.Join(", ", history.Zip(history.Skip(1), (from, to) =>
            string.Create(CultureInfo.InvariantCulture, $"{from.State} {(to.At - from.At).TotalSeconds:F2} s ({(samples.UsedAt(to.At) - samples.UsedAt(from.At)).TotalSeconds:F2} s of processor)"))));
    }

    private static string Csv(string directory) => Path.Combine(directory, "medical.csv");

    private static string Workbook(string directory) => Path.Combine(directory, "medical.xlsx");

    private static string Template(string directory) => Path.Combine(directory, "template");

    internal static string ConfigDirectory => Path.Combine(AppContext.BaseDirectory, "config");

    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    internal static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
        {
            var made = Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(made.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            foreach (var file in Directory.EnumerateFiles(folder))
            {
                File.Copy(file, Path.Combine(made.FullName, Path.GetFileName(file)));
            }
        }
    }
}
