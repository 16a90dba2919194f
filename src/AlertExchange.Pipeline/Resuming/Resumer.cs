using AlertExchange.Contracts.Messages;
using AlertExchange.Pipeline.Bus;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Pipeline.Working;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Resuming;

/// <summary>
/// Finishes what a dead process left and sends again what was lost on its way: at start and every second it looks for unfinished
/// submissions. The database is the outbox of claim checks: a submission that stands there unfinished and that nobody has in hand is owed
/// a message, whether that was never sent, or lost with its broker or its process. Decisions of clerical review that have not been followed up are
/// finished in the same way.
/// </summary>
internal sealed partial class Resumer(
    ExchangeStore store, ClaimChecks checks, Lanes lanes, WorkerLease worker, WorkInHand inHand, ReviewFollowUp reviews, ExchangeSettings settings, TimeProvider time, PlaceClock clock,
    ILogger<Resumer> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Longer than any process takes from storing a file to registering it.</summary>
    private static readonly TimeSpan Unregistered = TimeSpan.FromHours(1);

    private readonly StillStanding _standing = new(time);
    private bool _looked;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var removed = false;
        using var timer = new PeriodicTimer(Interval);
        do
        {
            try
            {
                if (!removed)
                {
                    RemoveUnregisteredFiles();
                    removed = true;
                }

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
        var unfinished = store.Read(store.Submissions.ListUnfinished);
        foreach (var submission in unfinished)
        {
            await (settings.Transport.IsShared ? SendAgainAsync(submission, cancellation) : TakeUpAsync(submission, cancellation));
        }

        _standing.Forget(unfinished);
        _looked = true;
        await reviews.ResumeAsync(cancellation);
    }

    /// <summary>On a bus of this process: what nobody alive has claimed becomes ours, with every message it needs.</summary>
    private async Task TakeUpAsync(Submission submission, CancellationToken cancellation)
    {
        if (submission.ClaimedBy == worker.WorkerId)
        {
            // It may have waited for a submission that another process worked on.
            if (submission.State == SubmissionState.Matching && store.Read(scope => store.Batches.IsMatched(scope, submission.SubmissionId)))
            {
                await checks.SendAsync(lanes.Of(submission), new SubmissionMatched(submission.SubmissionId), cancellation);
            }
        }
        else if (await store.WriteAsync(scope => store.Submissions.TryClaim(scope, submission.SubmissionId, worker), cancellation))
        {
            await SendAsync(submission, cancellation);
        }
    }

    /// <summary>On a bus of many processes: the messages are the broker's, so only what stands still for a while is sent again, ever less often.</summary>
    private async Task SendAgainAsync(Submission submission, CancellationToken cancellation)
    {
        var mine = submission.ClaimedBy == worker.WorkerId;
        if (mine && inHand.Holds(submission.SubmissionId))
        {
            return;
        }

        if (!mine && store.Read(scope => store.Submissions.IsClaimed(scope, submission)))
        {
            return;
        }

        if (submission.Fault is not null && _looked)
        {
            // Its fault is on record; a start tries again, time alone does not.
            return;
        }

        var unmatched = submission.State == SubmissionState.Matching ? store.Read(scope => store.Batches.List(scope, submission.SubmissionId)).Count(b => b.RosterVersion is null) : 0;
        var abandoned = submission.ClaimedBy is not null && !mine;
        if (!abandoned && !_standing.IsDue(submission, unmatched))
        {
            return;
        }

        // Of several processes that see a claim whose holder is gone, the one that takes it away sends the messages.
        if (submission.ClaimedBy is { } holder && !await store.WriteAsync(scope => store.Submissions.Release(scope, submission.SubmissionId, holder), cancellation))
        {
            return;
        }

        SentAgain(log, submission.SubmissionId, submission.State);
        await SendAsync(submission, cancellation);
    }

    private async Task SendAsync(Submission submission, CancellationToken cancellation)
    {
        var (id, lane) = (submission.SubmissionId, lanes.Of(submission));
        switch (submission.State)
        {
            case SubmissionState.Received or SubmissionState.Reading:
                await checks.SendAsync(lane, new SubmissionReceived(id), cancellation);
                break;
            case SubmissionState.Matching:
                var unmatched = store.Read(scope => store.Batches.List(scope, id)).Where(b => b.RosterVersion is null).ToList();
                foreach (var batch in unmatched)
                {
                    await checks.SendAsync(lane, new BatchStored(id, batch.BatchId), cancellation);
                }

                if (unmatched.Count == 0)
                {
                    await checks.SendAsync(lane, new SubmissionMatched(id), cancellation);
                }

                break;
            case SubmissionState.Accepted:
                await checks.SendAsync(lane, new SubmissionMatched(id), cancellation);
                break;
        }
    }

    [LoggerMessage(2001, LogLevel.Error, "Looking for unfinished submissions failed: {Exception}")]
    private static partial void LookFailed(ILogger log, string? exception);

    [LoggerMessage(LogLevel.Information, "Submission {SubmissionId} stood still ({State}); its claim check is sent again.")]
    private static partial void SentAgain(ILogger log, string submissionId, SubmissionState state);
}
