using AlertExchange.Intake.Exports;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AlertExchange.Host.Tests.Running;

/// <summary>The exchange inside the test process, where the process is not the point.</summary>
internal sealed class InProcess : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly bool _started;

    private InProcess(IHost host, bool started) => (_host, _started) = (host, started);

    public static string ConfigDirectory => Path.Combine(AppContext.BaseDirectory, "config");

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>For looking only.</summary>
    public static InProcess Open(string data) => new(Build(Settings(data), work: null), started: false);

    /// <param name="with">Registers parts of the test's own in place of the program's.</param>
    public static async Task<InProcess> StartAsync(string data, Action<IServiceCollection>? with = null)
    {
        var settings = Settings(data);
        var host = Build(settings, services => services.AddExchangeWork(settings), with);
        await host.StartAsync();
        return new InProcess(host, started: true);
    }

    /// <summary>Takes files in and leaves the work to others, as a web process does.</summary>
    public static async Task<InProcess> StartIntakeAsync(string settingsFile)
    {
        var settings = ExchangeSettings.Load(settingsFile, ConfigDirectory);
        var host = Build(settings, services => services.AddExchangeIntake(settings));
        await host.StartAsync();
        return new InProcess(host, started: true);
    }

    /// <summary>Writes an export and reads it back.</summary>
    public Table Export(string list, string path)
    {
        using (var stream = File.Create(path))
        {
            Get<Exporter>().Write(Enum.Parse<ExportKind>(list, ignoreCase: true), Workplace.Period, ExportFormat.Csv, stream);
        }

        return Table.Read(path);
    }

    /// <summary>Waits until some process has finished every submission.</summary>
    public async Task WaitUntilFinishedAsync(TimeSpan patience)
    {
        var store = Get<ExchangeStore>();
        var deadline = DateTime.UtcNow + patience;
        while (store.Read(store.Submissions.ListUnfinished) is { Count: > 0 } unfinished)
        {
            DateTime.UtcNow.ShouldBeLessThan(deadline, string.Join(", ", unfinished.Select(s => $"{s.SubmissionId} {s.State}")));
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_started)
        {
            await _host.StopAsync();
        }

        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static ExchangeSettings Settings(string data) => new() { DataDirectory = data, ConfigDirectory = ConfigDirectory };

    private static IHost Build(ExchangeSettings settings, Action<IServiceCollection>? work, Action<IServiceCollection>? with = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        with?.Invoke(builder.Services);
        builder.Services.AddExchange(settings);
        work?.Invoke(builder.Services);
        builder.Services.AddLogging(LeftLogs.Log);
        return builder.Build();
    }
}
