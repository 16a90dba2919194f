using AlertExchange.Pipeline;
using AlertExchange.Web.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlertExchange.Host.Operations;

/// <summary>
/// A listener of its own for health and metrics, without any page: it may be reached from other machines (a container's health check, a
/// Prometheus server) while the pages stay on loopback. An own listener, because one that tells pages from health by the Host header
/// believes whatever a caller writes there.
/// </summary>
internal sealed class HealthListener : IAsyncDisposable
{
    private readonly WebApplication? _app;

    private HealthListener(WebApplication? app) => _app = app;

    /// <param name="urls">Null: health is asked at the address of the pages only.</param>
    public static HealthListener Create(string? urls, IReadOnlyList<KeyValuePair<string, HealthCheckService>> exchanges, Observability observability)
    {
        if (urls is null)
        {
            return new HealthListener(null);
        }

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(HealthListener).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls.Split(';'));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapExchangeHealth(exchanges, observability.Prometheus);
        return new HealthListener(app);
    }

    public static bool IsHttp(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp;

    /// <summary>Starts to listen, where an address was given.</summary>
    /// <exception cref="SettingsException">The address is taken.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        if (_app is null)
        {
            return;
        }

        try
        {
            await _app.StartAsync(cancellation);
        }
        catch (IOException taken)
        {
            throw new SettingsException($"不能监听健康检查地址：{taken.Message}。请换一个 --health-urls", taken);
        }

        foreach (var address in _app.Urls)
        {
            Console.Out.WriteLine($"健康检查：{address}/health/ready");
        }
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
