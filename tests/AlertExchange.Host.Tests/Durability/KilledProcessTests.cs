using System.Diagnostics;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Simulation.Benchmarks;
using AlertExchange.Storage;

namespace AlertExchange.Host.Tests.Durability;

/// <summary>kill -9 at any moment: the next start finishes the work, nothing lost, nothing doubled.</summary>
public sealed class KilledProcessTests
{
    private const int Rows = 60_000;
    private const int RosterPeople = 20_000;
    private const int Kills = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Workplace _rostered = null!;
    private string _large = "";
    private string _small = "";

    [OneTimeSetUp]
    public async Task Make_the_files()
    {
        _rostered = new Workplace();
        var files = new BenchmarkFiles(new BenchmarkOptions { People = RosterPeople, Seed = 7, AreaCsvPath = Path.Combine(InProcess.ConfigDirectory, "areas", "341024.csv") });
        files.WriteRoster(_rostered.PathOf("roster.csv"));
        _large = _rostered.PathOf("大表.csv");
        files.WriteCsv(_large, Rows);
        _small = _rostered.Write("低保.csv", "乡镇,村,姓名,身份证号,救助类别,享受日期", $"平里镇,平里村,{SmallCounty.Name(1)},{SmallCounty.Id(1)},低保,2022-08-01");
        (await _rostered.RunAsync("roster", "import", _rostered.PathOf("roster.csv"))).Exits(0);
    }

    [OneTimeTearDown]
    public void Remove() => _rostered.Dispose();

    [Test]
    public async Task A_killed_submission_is_finished_by_the_next_start()
    {
        using var undisturbed = Workplace.CopyOf(_rostered);
        var clock = Stopwatch.StartNew();
        (await undisturbed.SubmitAsync(_large, "medical-insurance")).Exits(0);
        var whole = clock.Elapsed;
        (await undisturbed.SubmitAsync(_small, "civil-affairs")).Exits(0);
        var expected = await ResultAsync(undisturbed);
        expected.Warnings.Rows.Count.ShouldBeGreaterThan(1000);
        expected.Matches.Rows.Count.ShouldBe(Rows + 1);
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var moments = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            // Spread over the run's later four fifths (before, there is only the start of the runtime), at random within each part.
            var moment = whole * (0.2 + (0.8 * (kill + random.NextDouble()) / Kills));
            using var place = Workplace.CopyOf(_rostered);
            var state = await KillAfterAsync(place, moment);
            var about = $"seed {seed}, killed after {moment.TotalMilliseconds:0} of {whole.TotalMilliseconds:0} ms, {state}";
            moments.Add(about);

            await RecoverAsync(place, byServing: kill % 2 == 0);

            // What had no receipt yet is sent again, what had is known.
            var again = (await place.SubmitAsync(_large, "medical-insurance", "--json")).Exits(0).Json.GetProperty("state").GetString();
            again.ShouldBe(state == "nothing" ? "completed-with-rejections" : "same-file", about);
            var result = await ResultAsync(place);
            result.Matches.Lines("submission_id").ShouldBe(expected.Matches.Lines("submission_id"), about);
            result.Warnings.Lines().ShouldBe(expected.Warnings.Lines(), about);
            result.Tasks.Lines("task_id", "assigned_on", "due_on").ShouldBe(expected.Tasks.Lines("task_id", "assigned_on", "due_on"), about);
            GeneratedCountyTasks(result).ShouldBeEmpty(about);
            result.Status.ShouldBe(expected.Status, about);
            LeftOver(place).ShouldBeEmpty(about);
        }

        TestContext.Out.WriteLine(string.Join('\n', moments));
        moments.Count(m => !m.EndsWith("nothing", StringComparison.Ordinal)).ShouldBeGreaterThan(0, string.Join('\n', moments));
    }

    private static IEnumerable<string> GeneratedCountyTasks(Result result) => County.GeneratedCounty.WithoutOneTask(result.Warnings, result.Tasks);

    /// <summary>Returns the state that the store was left in.</summary>
    private async Task<string> KillAfterAsync(Workplace place, TimeSpan moment)
    {
        using var process = Alertx.Start(["submit", _large, "--department", "medical-insurance", "--period", Workplace.Month, "--data", place.Data]);
        var read = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await Task.Delay(moment);
        process.Kill();
        await process.WaitForExitAsync();
        await read;
        await using var look = InProcess.Open(place.Data);
        var store = look.Get<ExchangeStore>();
        return store.Read(scope => store.Submissions.ListByPeriod(scope, Workplace.Period)) is [var submission] ? submission.State.ToString() : "nothing";
    }

    /// <summary>Any start will do: the server's, or that of a command which hands in another file.</summary>
    private async Task RecoverAsync(Workplace place, bool byServing)
    {
        if (!byServing)
        {
            (await place.SubmitAsync(_small, "civil-affairs")).Exits(0);
        }

        using var server = Alertx.Start(["serve", "--roles", "worker", "--urls", "http://127.0.0.1:0", "--data", place.Data]);
        var read = Task.WhenAll(server.StandardOutput.ReadToEndAsync(), server.StandardError.ReadToEndAsync());
        try
        {
            await using var look = InProcess.Open(place.Data);
            await look.WaitUntilFinishedAsync(Patience);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            await read;
        }

        if (byServing)
        {
            (await place.SubmitAsync(_small, "civil-affairs")).Exits(0);
        }
    }

    private static async Task<Result> ResultAsync(Workplace place) => new(
        await place.ExportAsync("matches"), await place.ExportAsync("warnings"), await place.ExportAsync("tasks"),
        (await place.RunAsync("status", "--period", Workplace.Month, "--json")).Exits(0).Output);

    /// <summary>Half-written files and locks of the dead; the sealed files are the two submitted ones.</summary>
    private static IEnumerable<string> LeftOver(Workplace place) => Directory.EnumerateFiles(place.Data, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(place.Data, f))
        .Where(f => f.EndsWith(".part", StringComparison.Ordinal) || f.EndsWith(".tmp", StringComparison.Ordinal) || (f.EndsWith(".lock", StringComparison.Ordinal) && f != "open.lock"))
        .Concat(Directory.EnumerateFiles(Path.Combine(place.Data, "files"), "*.sealed").Skip(2).Select(f => "too many: " + Path.GetFileName(f)));

    private sealed record Result(Table Matches, Table Warnings, Table Tasks, string Status);
}
