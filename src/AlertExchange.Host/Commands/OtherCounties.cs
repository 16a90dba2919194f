using AlertExchange.Pipeline;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlertExchange.Host.Commands;

/// <summary>The further counties that a worker serves beside its first: each with its own store, roster and bus.</summary>
internal sealed class OtherCounties : IAsyncDisposable
{
    private readonly List<Session> _sessions = [];

    public static async Task<OtherCounties> StartAsync(IEnumerable<ExchangeSettings> counties, CancellationToken cancellation)
    {
        var others = new OtherCounties();
        try
        {
            foreach (var county in counties)
            {
                others._sessions.Add(await Session.StartAsync(county, cancellation, observed: true, stays: true));
            }

            return others;
        }
        catch
        {
            await others.DisposeAsync();
            throw;
        }
    }

    /// <summary>Each county's checks, by its name.</summary>
    public IEnumerable<KeyValuePair<string, HealthCheckService>> Checks =>
        _sessions.Select(s => KeyValuePair.Create(s.Get<ExchangeSettings>().County, s.Get<HealthCheckService>()));

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions)
        {
            await session.DisposeAsync();
        }
    }
}
