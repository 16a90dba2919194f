using AlertExchange.Pipeline;
using AlertExchange.Web.Health;

namespace AlertExchange.Host.Commands;

/// <summary>The further counties that a worker serves beside its first: each with its own store, roster and bus.</summary>
internal sealed class OtherCounties : IAsyncDisposable
{
    private readonly List<Session> _sessions = [];

    public IReadOnlyList<Session> Counties => _sessions;

    public static async Task<OtherCounties> StartAsync(IEnumerable<ExchangeSettings> counties, CancellationToken cancellation)
    {
        var others = new OtherCounties();
        try
        {
            foreach (var county in counties)
            {
                others._sessions.Add(await Session.StartAsync(county, cancellation, services => services.AddExchangeHealth()));
            }

            return others;
        }
        catch
        {
            await others.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions)
        {
            await session.DisposeAsync();
        }
    }
}
