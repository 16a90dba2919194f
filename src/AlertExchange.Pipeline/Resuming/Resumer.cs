using AlertExchange.Contracts.Messages;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Workers;
using MassTransit;

namespace AlertExchange.Pipeline.Resuming;

/// <summary>
/// Finishes what a dead process left: at start and every second, unfinished submissions that nobody alive has claimed are claimed and
/// put back on the bus where they stood. Also wakes submissions of this process that waited for one of another process.
/// </summary>
internal sealed partial class Resumer(ExchangeStore store, IBus bus, WorkerLease worker, PlaceClock clock, ILogger<Resumer> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Longer than any process takes from storing a file to registering it.</summary>
    private static readonly TimeSpan Unregistered = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        RemoveUnregisteredFiles();
        using var timer = new PeriodicTimer(Interval);
        do
        {
            try
            {
                await ResumeAsync(stoppingToken);
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
            {
                // An unhandled exception here would stop the whole host; the next look, a second later, is the retry.
                LookFailed(log, broken.GetType().FullName);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A process that was killed after it sealed a file and before it registered it leaves people's data that nobody will ever ask for.</summary>
    private void RemoveUnregisteredFiles()
    {
        var old = store.Files.FinishedBefore(clock.Now - Unregistered);
        var registered = store.Read(store.Submissions.FileIds);
        foreach (var file in old.Where(file => !registered.Contains(file)))
        {
            store.Files.Delete(file);
        }
    }

    private async Task ResumeAsync(CancellationToken cancellation)
    {
        foreach (var submission in store.Read(store.Submissions.ListUnfinished))
        {
            if (submission.ClaimedBy == worker.WorkerId)
            {
                await WakeAsync(submission, cancellation);
            }
            else if (await store.WriteAsync(scope => store.Submissions.TryClaim(scope, submission.SubmissionId, worker), cancellation))
            {
                await ResumeAsync(submission, cancellation);
            }
        }
    }

    private async Task ResumeAsync(Submission submission, CancellationToken cancellation)
    {
        var id = submission.SubmissionId;
        switch (submission.State)
        {
            case SubmissionState.Received or SubmissionState.Reading:
                await bus.Publish(new SubmissionReceived(id), cancellation);
                break;
            case SubmissionState.Matching:
                var unmatched = store.Read(scope => store.Batches.List(scope, id)).Where(b => b.RosterVersion is null).ToList();
                foreach (var batch in unmatched)
                {
                    await bus.Publish(new BatchStored(id, batch.BatchId), cancellation);
                }

                if (unmatched.Count == 0)
                {
                    await bus.Publish(new SubmissionMatched(id), cancellation);
                }

                break;
            case SubmissionState.Accepted:
                await bus.Publish(new SubmissionMatched(id), cancellation);
                break;
        }
    }

    [LoggerMessage(2001, LogLevel.Error, "Looking for unfinished submissions failed: {Exception}")]
    private static partial void LookFailed(ILogger log, string? exception);

    private async Task WakeAsync(Submission submission, CancellationToken cancellation)
    {
        if (submission.State == SubmissionState.Matching && store.Read(scope => store.Batches.IsMatched(scope, submission.SubmissionId)))
        {
            await bus.Publish(new SubmissionMatched(submission.SubmissionId), cancellation);
        }
    }
}
