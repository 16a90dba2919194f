using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Connecting;

/// <summary>Writes down, now and then and at the end, when keys were last used.</summary>
internal sealed partial class KeyUses(ApiKeyDesk desk, ILogger<KeyUses> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await NoteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await NoteAsync(stoppingToken);
        }
    }

    private async Task NoteAsync(CancellationToken cancellation)
    {
        try
        {
            await desk.NoteUsesAsync(cancellation);
        }
        catch (Exception away) when (StoreOutage.Is(away))
        {
            // They are still in memory: the next time writes them.
            NotNoted(log, away.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "When keys were last used could not be written ({Reason}); it is tried again.")]
    private static partial void NotNoted(ILogger log, string reason);
}
