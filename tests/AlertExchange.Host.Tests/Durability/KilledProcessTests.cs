using AlertExchange.Contracts.Alerts;
using AlertExchange.Host.Tests.County;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Simulation.Benchmarks;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Host.Tests.Durability;

/// <summary>kill -9 at any moment: the next start finishes the work, nothing lost, nothing doubled.</summary>
public sealed class KilledProcessTests
{
    private const int Rows = 30_000;
    private const int RosterPeople = 20_000;

    /// <summary>At which state to strike; each time a random while after it was seen.</summary>
    private static readonly SubmissionState?[] Strikes = [null, SubmissionState.Reading, SubmissionState.Reading, SubmissionState.Matching, SubmissionState.Accepted, SubmissionState.Accepted];

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
        (await undisturbed.SubmitAsync(_large, "medical-insurance")).Exits(0);
        (await undisturbed.SubmitAsync(_small, "civil-affairs")).Exits(0);
        await using var calm = await InProcess.StartAsync(undisturbed.Data);
        var expected = Result.Of(calm, undisturbed);
        expected.Warnings.Rows.Count.ShouldBeGreaterThan(1000);
        expected.Matches.Rows.Count.ShouldBe(Rows + 1);
        var moments = new List<string>();
        foreach (var (strike, number) in Strikes.Select((s, n) => (s, n)))
        {
            using var place = Workplace.CopyOf(_rostered);
            var wait = TimeSpan.FromMilliseconds(Random.Shared.Next(strike == SubmissionState.Matching ? 20 : 300));
            var state = await KillAsync(place, strike, wait);
            var about = $"killed {wait.TotalMilliseconds:0} ms after {strike?.ToString() ?? "the start"}, found {state?.ToString() ?? "nothing"}";
            moments.Add(about);

            await RecoverAsync(place, byServing: number % 2 == 0);

            await using var exchange = await InProcess.StartAsync(place.Data);
            // What had no receipt yet is sent again, what had is known.
            await using var content = File.OpenRead(_large);
            var request = new SubmitRequest { FileName = Path.GetFileName(_large), Department = new DepartmentId("medical-insurance"), Period = Workplace.Period };
            var again = await exchange.Get<SubmissionDesk>().SubmitAsync(request, content, new Progress<(double? Part, string Text)>(), default);
            (again is SubmitResult.SameFile).ShouldBe(state is not null, about);
            var result = Result.Of(exchange, place);
            result.Matches.Lines("submission_id").ShouldBe(expected.Matches.Lines("submission_id"), about);
            result.Warnings.Lines().ShouldBe(expected.Warnings.Lines(), about);
            result.Tasks.Lines("task_id", "assigned_on", "due_on").ShouldBe(expected.Tasks.Lines("task_id", "assigned_on", "due_on"), about);
            GeneratedCounty.WithoutOneTask(result.Warnings, result.Tasks).ShouldBeEmpty(about);
            result.Departments.ShouldBe(expected.Departments, about);
            LeftOver(place).ShouldBeEmpty(about);
        }

        TestContext.Out.WriteLine(string.Join('\n', moments));
    }

    /// <summary>Kills a submitting process a while after it reached a state; returns the state that the store was left in, null when it knows nothing.</summary>
    private async Task<SubmissionState?> KillAsync(Workplace place, SubmissionState? strike, TimeSpan wait)
    {
        await using var look = InProcess.Open(place.Data);
        var store = look.Get<ExchangeStore>();
        using var process = Alertx.Start(["submit", _large, "--department", "medical-insurance", "--period", Workplace.Month, "--data", place.Data]);
        var read = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        while (strike is not null && !process.HasExited && State() != strike)
        {
            await Task.Delay(2);
        }

        await Task.Delay(wait);
        process.Kill();
        await process.WaitForExitAsync();
        await read;
        return State();

        SubmissionState? State() => store.Read(scope => store.Submissions.ListByPeriod(scope, Workplace.Period)) is [var submission] ? submission.State : null;
    }

    /// <summary>Any start will do: the server's, or that of a command which hands in another file.</summary>
    private async Task RecoverAsync(Workplace place, bool byServing)
    {
        if (!byServing)
        {
            (await place.SubmitAsync(_small, "civil-affairs")).Exits(0);
        }

        await using var look = InProcess.Open(place.Data);
        using var server = Alertx.Start(["serve", "--roles", "worker", "--urls", "http://127.0.0.1:0", "--data", place.Data]);
        var read = Task.WhenAll(server.StandardOutput.ReadToEndAsync(), server.StandardError.ReadToEndAsync());
        try
        {
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

    /// <summary>Half-written files and locks of the dead; the sealed files are the two submitted ones.</summary>
    private static IEnumerable<string> LeftOver(Workplace place) => Directory.EnumerateFiles(place.Data, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(place.Data, f))
        .Where(f => f.EndsWith(".part", StringComparison.Ordinal) || f.EndsWith(".tmp", StringComparison.Ordinal))
        .Concat(Directory.EnumerateFiles(Path.Combine(place.Data, "files"), "*.sealed").Skip(2).Select(f => "too many: " + Path.GetFileName(f)));

    private sealed record Result(Table Matches, Table Warnings, Table Tasks, IReadOnlyList<ReconciliationRow> Departments)
    {
        public static Result Of(InProcess exchange, Workplace place) => new(
            exchange.Export("matches", place.PathOf("matches.csv")), exchange.Export("warnings", place.PathOf("warnings.csv")), exchange.Export("tasks", place.PathOf("tasks.csv")),
            exchange.Get<ExchangeReports>().Reconcile(Workplace.Period).Rows);
    }
}
