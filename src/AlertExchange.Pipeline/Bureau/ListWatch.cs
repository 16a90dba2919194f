using AlertExchange.Storage;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>
/// Has lists take in what was written, so that whoever opens one next need not wait for it. It waits until nothing more is being written: a large
/// file that is on its way comes first.
/// </summary>
internal sealed partial class ListWatch(ExchangeStore store, ILogger<ListWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        var seen = default(AwaitedChanges);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var awaited = store.AwaitedByLists();
                if (!awaited.IsNothing && awaited == seen)
                {
                    store.TakeInLists();
                }

                seen = awaited;
            }
            catch (Exception away) when (StoreOutage.Is(away))
            {
                // Whoever reads a list tries again; the log says that the database was away.
                Away(log, away.GetType().FullName);
            }
        }
    }

    [LoggerMessage(2203, LogLevel.Warning, "Lists were not brought up to date: {Exception}")]
    private static partial void Away(ILogger log, string? exception);
}
