using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Exports;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Workers;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlertExchange.Pipeline.Tests.Support;

/// <summary>The composed application on a data directory, as the host runs it: real store, real bus, real intake.</summary>
internal sealed class Exchange : IAsyncDisposable
{
    private readonly IHost _host;

    private Exchange(IHost host, PlaceTime time) => (_host, Time) = (host, time);

    public PlaceTime Time { get; }

    public ExchangeStore Store => Get<ExchangeStore>();

    public SubmissionDesk Desk => Get<SubmissionDesk>();

    public ExchangeReports Reports => Get<ExchangeReports>();

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Starts the stations and the bus.</summary>
    public static Task<Exchange> StartAsync(DataFolder folder, double errorRateLimit = 0.3, Action<IServiceCollection>? with = null, Func<ExchangeSettings, ExchangeSettings>? set = null) =>
        StartAsync(folder, TransportSettings.Memory, errorRateLimit: errorRateLimit, with: with, set: set);

    /// <summary>Starts on a transport: a process that works, or one that only takes files in.</summary>
    public static async Task<Exchange> StartAsync(DataFolder folder, TransportSettings transport, bool works = true, double errorRateLimit = 0.3,
        Action<IServiceCollection>? with = null, Func<ExchangeSettings, ExchangeSettings>? set = null)
    {
        var exchange = Build(folder, errorRateLimit, with, transport, works, set);
        await exchange._host.StartAsync();
        return exchange;
    }

    /// <summary>Puts the parts together without starting them: stations are called by hand, nothing travels on the bus.</summary>
    /// <param name="with">Registers parts of the test's own in place of the program's.</param>
    /// <param name="set">Changes settings.</param>
    public static Exchange Build(DataFolder folder, double errorRateLimit = 0.3, Action<IServiceCollection>? with = null, TransportSettings? transport = null, bool works = true,
        Func<ExchangeSettings, ExchangeSettings>? set = null)
    {
        // The bus keeps a logger for the flow of a test; one of a host that is gone must not meet the next host.
        LogContext.ConfigureCurrentLogContext(NullLoggerFactory.Instance);
        var settings = new ExchangeSettings
        {
            DataDirectory = folder.Path,
            ConfigDirectory = DataFolder.Config,
            ErrorRateLimit = errorRateLimit,
            MatchingWorkers = 2,
            Transport = transport ?? TransportSettings.Memory,

            // On a broker the tests are about what it carries: batches too.
            MatchWhileReading = transport is not { IsShared: true },
        };
        settings = set?.Invoke(settings) ?? settings;
        var time = new PlaceTime();
        var host = new HostBuilder()
            .ConfigureLogging(LeftLogs.Log)
            .ConfigureServices(services =>
            {
                services.AddSingleton<TimeProvider>(time);
                with?.Invoke(services);
                services.AddExchange(settings);
                if (works)
                {
                    services.AddExchangeWork(settings);
                }
                else
                {
                    services.AddExchangeIntake(settings);
                }
            })
            .Build();
        return new Exchange(host, time);
    }

    public async Task<RosterImportResult> ImportAsync(IEnumerable<Person> people)
    {
        people = [.. people];
        LeftLogs.Names(people.Select(p => p.Name));
        var path = Path.Combine(Path.GetTempPath(), $"alertx-roster-{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(path, Folk.RosterCsv(people));
        try
        {
            return await Get<RosterDesk>().ImportAsync(path, null, new Progress<(double?, string)>(), CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public Task<SubmitResult> HandInAsync(string department, string period, string csv, Func<SubmitRequest, SubmitRequest>? with = null) =>
        HandInAsync(department, period, Encoding.UTF8.GetBytes(csv), "报送.csv", with);

    public async Task<SubmitResult> HandInAsync(string department, string period, byte[] content, string fileName, Func<SubmitRequest, SubmitRequest>? with = null)
    {
        using var stream = new MemoryStream(content);
        return await Desk.SubmitAsync(Request(department, period, fileName, with), stream, new Progress<(double?, string)>(), CancellationToken.None)
            .WaitAsync(TimeSpan.FromMinutes(3));
    }

    /// <summary>Hands a file in and expects it to come to its end.</summary>
    public async Task<SubmissionSummary> SubmitAsync(string department, string period, string csv, Func<SubmitRequest, SubmitRequest>? with = null) =>
        (await HandInAsync(department, period, csv, with)).ShouldBeOfType<SubmitResult.Ended>().Summary;

    public static SubmitRequest Request(string department, string period, string fileName = "报送.csv", Func<SubmitRequest, SubmitRequest>? with = null)
    {
        var request = new SubmitRequest { FileName = fileName, Department = new DepartmentId(department), Period = PeriodOf(period) };
        return with is null ? request : with(request);
    }

    public static Period PeriodOf(string text) => Period.TryParse(text, out var period) ? period : throw new ArgumentException("Not a month.", nameof(text));

    /// <summary>A file as a process took it in before it died: received and claimed, nothing read.</summary>
    public async Task<Submission> ReceiveAsync(string department, string period, string csv, WorkerLease worker)
    {
        var file = await Store.Files.StoreAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)));
        return Store.Write(scope =>
        {
            var received = Store.Submissions.Receive(scope, new NewSubmission
            {
                Department = new DepartmentId(department),
                Period = PeriodOf(period),
                FileName = "报送.csv",
                File = file,
                ReceivedAt = Get<PlaceClock>().Now,
            }).Submission;
            Store.Submissions.TryClaim(scope, received.SubmissionId, worker).ShouldBeTrue();
            return received;
        });
    }

    public Submission Find(string submissionId) => Store.Read(scope => Store.Submissions.Find(scope, submissionId)).ShouldNotBeNull();

    /// <summary>Waits until a submission has nothing left to do.</summary>
    public async Task<Submission> FinishedAsync(string submissionId)
    {
        for (var i = 0; i < 600; i++)
        {
            if (Find(submissionId) is { IsFinished: true } ended)
                return ended;
            await Task.Delay(50);
        }

        throw new TimeoutException($"Submission {submissionId} is still {Find(submissionId).State}.");
    }

    public WarningLine[] Warnings(string period) => [.. Reports.Warnings(PeriodOf(period))];

    public TaskLine[] Tasks(string period) => [.. Reports.Tasks(PeriodOf(period))];

    /// <summary>Everything the lists of some months say, to compare two runs.</summary>
    public string Picture(params string[] periods)
    {
        var picture = new StringBuilder();
        foreach (var period in periods.Select(PeriodOf))
        {
            foreach (var kind in Enum.GetValues<ExportKind>())
            {
                using var output = new MemoryStream();
                Get<Exporter>().Write(kind, period, ExportFormat.Csv, output);
                picture.Append(period).Append(' ').Append(kind).Append('\n').Append(Encoding.UTF8.GetString(output.ToArray()));
            }
        }

        return picture.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
