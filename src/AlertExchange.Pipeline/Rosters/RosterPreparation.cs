using AlertExchange.Pipeline.Linkage;

namespace AlertExchange.Pipeline.Rosters;

/// <summary>
/// Has the newest roster in memory before the first file asks for it: at start, and again when a process has imported another. A short urgent
/// report must not wait for a million people to be read.
/// </summary>
internal sealed partial class RosterPreparation(RosterCache rosters, LinkageDesk linkage, ILogger<RosterPreparation> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private int _prepared;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            await Task.Run(() => Prepare(stoppingToken), CancellationToken.None);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Prepare(CancellationToken stopping)
    {
        try
        {
            var version = rosters.LatestVersion();
            if (version != _prepared)
            {
                linkage.Prepare(version, stopping);
                _prepared = version;
                Prepared(log, version);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The process ends; nobody needs the roster any more.
        }
        catch (Exception broken) when (!stopping.IsCancellationRequested)
        {
            // An unhandled exception here would stop the whole host. The next look is the retry, and a file that comes first loads the roster itself.
            NotPrepared(log, broken.GetType().FullName);
        }
    }

    [LoggerMessage(2010, LogLevel.Information, "Roster version {Version} is in memory.")]
    private static partial void Prepared(ILogger log, int version);

    [LoggerMessage(2011, LogLevel.Warning, "The newest roster could not be loaded ahead ({Reason}); trying again.")]
    private static partial void NotPrepared(ILogger log, string? reason);
}
