using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Uploading;

/// <summary>Removes liaisons' and roster files that nobody confirmed in time: they hold people's data that nobody asks for.</summary>
internal sealed partial class DraftSweeper(ExchangeStore store, RosterDraftDesk rosters, PlaceClock clock, TimeProvider time, ILogger<DraftSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private const int AtOnce = 100;

    private async Task SweepAsync(CancellationToken cancellation)
    {
        await rosters.RemoveOldAsync(cancellation);
        while (true)
        {
            var expired = store.Read(scope => store.Drafts.ListExpired(scope, clock.Now, AtOnce));
            foreach (var draft in expired)
            {
                // One that was confirmed since it was listed is no draft any more: its file is a submission's.
                if (await store.WriteAsync(scope => store.Drafts.Remove(scope, draft), cancellation) && draft.FileId is not null)
                {
                    store.Files.Delete(draft.FileId);
                }
            }

            if (expired.Count < AtOnce)
            {
                return;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
            {
                // An unhandled exception here would stop the whole host; the next look is the retry.
                SweepFailed(log, broken.GetType().FullName);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Uploads whose time is over could not be removed ({Reason}).")]
    private static partial void SweepFailed(ILogger log, string? reason);
}
