using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>Looks every half minute whether a silence has ended, and has what it held back done.</summary>
internal sealed partial class SilenceWatch(DueAgain dueAgain, ILogger<SilenceWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                if (await dueAgain.RunAsync(stoppingToken) is > 0 and var count)
                {
                    Due(log, count);
                }
            }
            catch (Exception away) when (StoreOutage.Is(away))
            {
                // It is looked at again; the log says that the database was away.
                Away(log, away.GetType().FullName);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(2201, LogLevel.Information, "{Count} warnings are due again after their silence")]
    private static partial void Due(ILogger log, int count);

    [LoggerMessage(2202, LogLevel.Warning, "Silences were not looked at: {Exception}")]
    private static partial void Away(ILogger log, string? exception);
}
