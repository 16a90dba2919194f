using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Reporting;

/// <summary>
/// Keeps the lists of warnings, tasks and clerical review up to date before anybody asks for them, so that nobody waits for the rows of a large file.
/// Only while no file is under way: those have the store to themselves, and whoever looks meanwhile has the lists catch up.
/// </summary>
internal sealed partial class ListPreparation(ExchangeStore store, ReviewIndexer reviews, ILogger<ListPreparation> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Task.Run(() => Prepare(stoppingToken), CancellationToken.None);
        }
    }

    private void Prepare(CancellationToken stopping)
    {
        try
        {
            if (store.Read(store.Submissions.ListUnfinished).All(s => s.Fault is not null))
            {
                store.TakeInLists();
                reviews.CatchUp(stopping);
            }
        }
        catch (Exception broken) when (!stopping.IsCancellationRequested)
        {
            // An unhandled exception here would stop the whole host. The next look is the retry, and whoever asks for a list has it catch up.
            NotPrepared(log, broken.GetType().FullName);
        }
    }

    [LoggerMessage(2012, LogLevel.Warning, "Lists could not be brought up to date ahead ({Reason}); trying again.")]
    private static partial void NotPrepared(ILogger log, string? reason);
}
