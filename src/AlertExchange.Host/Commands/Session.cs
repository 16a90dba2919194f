using AlertExchange.Host.CommandLine;
using AlertExchange.Host.Operations;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Web.Health;
using Serilog;

namespace AlertExchange.Host.Commands;

/// <summary>One command's hold on the exchange: the rooms put together, the bus started where the command has work to do.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly bool _started;
    private readonly Observability? _observability;
    private Session? _own;

    private Session(IHost host, bool started, Observability? observability) => (_host, _started, _observability) = (host, started, observability);

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>For commands that only look.</summary>
    public static Session Open(ExchangeSettings settings) => new(Build(settings, _ => { }), started: false, observability: null);

    /// <summary>For those that work: starts the stations, which also take up what a killed process left.</summary>
    /// <param name="observed">True when this process collects traces and metrics already.</param>
    /// <param name="stays">True when it goes on until somebody stops it.</param>
    public static async Task<Session> StartAsync(ExchangeSettings settings, CancellationToken cancellation, bool observed = false, bool stays = false)
    {
        var host = Build(settings, services => _ = stays ? services.AddExchangeWork(settings).AddPreparation() : services.AddExchangeWork(settings));
        var observability = observed ? null : Observability.Start(listens: false);
        await host.StartAsync(cancellation);
        return new Session(host, started: true, observability);
    }

    /// <summary>For commands that submit: works itself, or hands in to the workers of the county where those are other processes.</summary>
    public static async Task<Session> ForSubmittingAsync(ExchangeSettings settings, CancellationToken cancellation)
    {
        if (!settings.Transport.IsShared)
        {
            return await StartAsync(settings, cancellation);
        }

        var host = Build(settings, services => services.AddExchangeIntake(settings));
        var observability = Observability.Start(listens: false);
        await host.StartAsync(cancellation);
        var session = new Session(host, started: true, observability);
        session.Get<SubmissionDesk>().Unattended = async stop =>
        {
            // No worker took it: this command works by itself, with a bus of its own, whatever the broker is doing.
            Terminal.Error("已存妥。没有处理进程来取，由本命令自己处理。");
            session._own = await StartAsync(settings with { Transport = TransportSettings.Memory }, stop, observed: true);
        };
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }

        if (_started)
        {
            await _host.StopAsync();
        }

        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            _host.Dispose();
        }

        _observability?.Dispose();
    }

    private static IHost Build(ExchangeSettings settings, Action<IServiceCollection> work)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddExchange(settings);
        builder.Services.AddExchangeHealth();
        work(builder.Services);
        builder.Services.AddLogging(logging => logging.AddSerilog(Logs.Create(settings), dispose: true));
        return builder.Build();
    }
}
