using AlertExchange.Pipeline;

namespace AlertExchange.Benchmarks.Pipeline;

/// <summary>The exchange as a server runs it, without pages.</summary>
internal sealed class RunningExchange : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningExchange(IHost host) => _host = host;

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <param name="config">The configuration that ships beside the program when null.</param>
    public static Task<RunningExchange> StartAsync(string data, string? config = null)
    {
        var settings = new ExchangeSettings { DataDirectory = data, ConfigDirectory = config ?? PipelineBenchmark.ConfigDirectory };
        return StartAsync(settings, services => services.AddExchangeWork(settings));
    }

    /// <summary>Takes files in; the work is left to other processes.</summary>
    public static Task<RunningExchange> StartIntakeAsync(ExchangeSettings settings) => StartAsync(settings, services => services.AddExchangeIntake(settings));

    private static async Task<RunningExchange> StartAsync(ExchangeSettings settings, Action<IServiceCollection> work)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddLogging();
        builder.Services.AddExchange(settings);
        work(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new RunningExchange(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
