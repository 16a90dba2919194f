using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlertExchange.Web.Health;

/// <summary>
/// One thing the exchange depends on. A check that throws or takes too long is a check that failed; what the exception says stays here,
/// for it may name a server or a user. Failing and recovering are logged once each, however often somebody asks.
/// </summary>
internal sealed partial class ExchangeCheck(string name, Func<HealthCheckResult> look, ILogger<ExchangeCheck> log) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Task<HealthCheckResult>? _looking;
    private int _failing;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var result = await Look().WaitAsync(Patience, cancellationToken);
            Note(result.Status == HealthStatus.Unhealthy, "");
            return result;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            Note(failing: true, broken.GetType().Name);
            return HealthCheckResult.Unhealthy(broken is TimeoutException ? $"{Patience.TotalSeconds:0} 秒内没有回应" : $"不可用（{broken.GetType().Name}）");
        }
    }

    // On a thread of its own: a driver that waits for a server that is gone does not hold the answer up, and is asked once at a time.
    private Task<HealthCheckResult> Look()
    {
        lock (_gate)
        {
            return _looking is { IsCompleted: false } ? _looking : _looking = Task.Run(look);
        }
    }

    private void Note(bool failing, string reason)
    {
        if (Interlocked.Exchange(ref _failing, failing ? 1 : 0) == (failing ? 1 : 0))
        {
            return;
        }

        if (failing)
        {
            Failed(log, name, reason);
        }
        else
        {
            Recovered(log, name);
        }
    }

    [LoggerMessage(3001, LogLevel.Error, "Not ready: {Check} {Reason}")]
    private static partial void Failed(ILogger log, string check, string reason);

    [LoggerMessage(3002, LogLevel.Information, "Ready again: {Check}")]
    private static partial void Recovered(ILogger log, string check);
}
