using AlertExchange.Host.Operations;
using AlertExchange.Pipeline;
using Serilog;

namespace AlertExchange.Host.Commands;

/// <summary>One command's hold on the exchange: the rooms put together, the bus started where the command has work to do.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly bool _started;
    private readonly Observability? _observability;

    private Session(IHost host, Observability? observability) => (_host, _started, _observability) = (host, observability is not null, observability);

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>For commands that only look.</summary>
    public static Session Open(ExchangeSettings settings) => new(Build(settings, withWork: false), observability: null);

    /// <summary>For commands that submit: starts the stations, which also take up what a killed process left.</summary>
    public static async Task<Session> StartAsync(ExchangeSettings settings, CancellationToken cancellation)
    {
        var host = Build(settings, withWork: true);
        var observability = Observability.Start(listens: false);
        await host.StartAsync(cancellation);
        return new Session(host, observability);
    }

    public async ValueTask DisposeAsync()
    {
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

    private static IHost Build(ExchangeSettings settings, bool withWork)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddExchange(settings);
        if (withWork)
        {
            builder.Services.AddExchangeWork(settings);
        }

        builder.Services.AddLogging(logging => logging.AddSerilog(Logs.Create(settings), dispose: true));
        return builder.Build();
    }
}
