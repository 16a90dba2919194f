using System.Diagnostics;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Host.Tests.Faults;

/// <summary>
/// A county as several processes: the test itself takes files in, as a web process does, and real worker processes work on them until
/// something happens to them or to what they stand on.
/// </summary>
internal sealed class FaultCounty : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    private readonly Workplace _place;
    private readonly InProcess _web;
    private readonly string _config;
    private readonly List<Process> _workers = [];
    private readonly List<Task<SubmitResult>> _handedIn = [];

    private FaultCounty(Workplace place, InProcess web, string config) => (_place, _web, _config) = (place, web, config);

    public Workplace Place => _place;

    public ExchangeStore Store => _web.Get<ExchangeStore>();

    /// <summary>Starts a county on a copy of the month's directory.</summary>
    /// <param name="settings">Further lines of its settings file.</param>
    public static async Task<FaultCounty> StartAsync(FaultMonth month, params string[] settings)
    {
        var place = Workplace.CopyOf(month.Rostered);
        var config = place.Write("alertx.yaml", [$"dataDirectory: {place.Data}", .. settings]);
        if (settings.Any(s => s.StartsWith("database:", StringComparison.Ordinal)))
        {
            // The keys stay the same; the roster goes to the server, where it gets the same numbers.
            foreach (var file in Directory.GetFiles(place.Data, "exchange.db*"))
            {
                File.Delete(file);
            }

            (await Alertx.RunAsync(["roster", "import", month.RosterFile, "--config", config], place.Root)).Exits(0);
        }

        return new FaultCounty(place, await InProcess.StartIntakeAsync(config), config);
    }

    /// <summary>Starts one more worker process.</summary>
    /// <param name="underShell">Runs it by a shell that first does something else, like setting a limit.</param>
    public Process StartWorker(string? underShell = null)
    {
        var worker = Alertx.Start(["serve", "--roles", "worker", "--urls", "http://127.0.0.1:0", "--config", _config], _place.Root, underShell: underShell);
        _ = worker.StandardOutput.ReadToEndAsync();
        _ = LeftLogs.Keep(worker.StandardError.ReadToEndAsync());
        _workers.Add(worker);
        return worker;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync(Process worker)
    {
        worker.Kill();
        await worker.WaitForExitAsync();
        _workers.Remove(worker);
        worker.Dispose();
    }

    /// <summary>Hands every file of the month in, in order, without waiting for what becomes of them.</summary>
    public async Task HandInAsync(FaultMonth month)
    {
        foreach (var file in month.Files)
        {
            await HandInAsync(file);
        }
    }

    public async Task HandInAsync(FaultMonth.MonthFile file)
    {
        var before = Submissions().Count;
        var content = File.OpenRead(file.Path);
        var request = new SubmitRequest { FileName = file.Name, Department = file.DepartmentId, Period = Workplace.Period };
        var handedIn = _web.Get<SubmissionDesk>().SubmitAsync(request, content, new Progress<(double? Part, string Text)>(), CancellationToken.None);
        _handedIn.Add(handedIn);
        await UntilAsync(() => Submissions().Count > before || handedIn.IsCompleted, "the file is registered");
    }

    public IReadOnlyList<Submission> Submissions() => Store.Read(scope => Store.Submissions.ListByPeriod(scope, Workplace.Period));

    /// <summary>Waits until everything handed in has come to its end, and compares with the undisturbed run.</summary>
    public async Task ShouldEndLikeAsync(FaultMonth month, string about)
    {
        await UntilAsync(() => _handedIn.All(h => h.IsCompleted), () => $"{about}: {string.Join(", ", Submissions().Select(s => $"{s.SubmissionId} {s.State} {s.ClaimedBy} {s.Fault?.Code}"))}");
        foreach (var result in await Task.WhenAll(_handedIn))
        {
            result.ShouldBeOfType<SubmitResult.Ended>(about).Summary.Submission.Fault.ShouldBeNull(about);
        }

        FaultMonth.Picture.Of(_web).ShouldBe(month.Undisturbed, about);
        Store.Read(scope => Store.Faults.List(scope, 10)).ShouldBeEmpty(about);
    }

    public static Task UntilAsync(Func<bool> come, string what) => UntilAsync(come, () => what);

    public static async Task UntilAsync(Func<bool> come, Func<string> what)
    {
        for (var watch = Stopwatch.StartNew(); !Come(); await Task.Delay(2))
        {
            if (watch.Elapsed > Patience)
            {
                throw new AssertionException($"In {Patience.TotalSeconds:0} s did not come: {what()}");
            }
        }

        bool Come()
        {
            try
            {
                return come();
            }
            catch (Exception away) when (StoreOutage.Is(away))
            {
                // The database is what the test takes away.
                return false;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers.ToList())
        {
            await KillAsync(worker);
        }

        await _web.DisposeAsync();
        _place.Dispose();
    }
}
