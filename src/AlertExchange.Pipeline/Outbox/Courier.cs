using AlertExchange.Contracts.Notices;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Storage;
using AlertExchange.Storage.Outbox;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>
/// Brings notices to their destinations: each destination by itself, in order, up to a hundred at a time, at least once. One that does not
/// take a batch is tried again, ever less often; after a day it stops, and what it has not got waits until somebody asks
/// (<c>alertx dead-letter replay</c>): a notice that were skipped would be missed by nobody. When it is next tried is kept in the store, so
/// that a restart neither forgets nor hurries it. One process at a time delivers to a destination.
/// </summary>
internal sealed partial class Courier(
    ExchangeStore store, NoticeDestinations destinations, WorkerLease worker, ExchangeSettings settings, PlaceClock clock, ILogger<Courier> log) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly DeliverySettings _delivery = settings.Delivery;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var errands = new Dictionary<string, Task>(StringComparer.Ordinal);
        using var timer = new PeriodicTimer(_delivery.Look);
        try
        {
            do
            {
                // One that is slow or away holds nobody else up.
                foreach (var destination in Look().Where(d => !errands.TryGetValue(d.Name, out var errand) || errand.IsCompleted))
                {
                    errands[destination.Name] = DeliverAsync(destination, stoppingToken);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        finally
        {
            await Task.WhenAll(errands.Values).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private IReadOnlyList<INoticeDestination> Look()
    {
        try
        {
            return destinations.Current();
        }
        catch (Exception away) when (StoreOutage.Is(away))
        {
            LookFailed(log, "*", away.GetType().FullName);
            return [];
        }
    }

    private async Task DeliverAsync(INoticeDestination destination, CancellationToken stop)
    {
        try
        {
            while (await StepAsync(destination, stop))
            {
            }
        }
        catch (Exception broken) when (!stop.IsCancellationRequested)
        {
            // The store may be away: the next look is the retry, and an exception here would stop the whole host.
            LookFailed(log, destination.Name, broken.GetType().FullName);
        }
    }

    /// <summary>Delivers one batch; false when there is nothing to do now.</summary>
    private async Task<bool> StepAsync(INoticeDestination destination, CancellationToken stop)
    {
        var place = store.Read(scope => store.Outbox.Find(scope, destination.Name));
        if (place is null)
        {
            await store.WriteAsync(scope => store.Outbox.Register(scope, destination.Name), stop);
            return false;
        }

        if (place.State == DestinationState.Stopped || (place.State == DestinationState.Delivering && place.NextAttemptAt > clock.Now))
        {
            return false;
        }

        var (notices, upTo) = store.Read(scope => Next(scope, destination, place.DeliveredUpTo));
        if (upTo == place.DeliveredUpTo || !await store.WriteAsync(scope => store.Outbox.TryClaim(scope, destination.Name, worker), stop))
        {
            return false;
        }

        if (notices.Count > 0 && !await TryDeliverAsync(destination, notices, place, stop))
        {
            return false;
        }

        return await store.WriteAsync(
            scope =>
            {
                store.Outbox.Prune(scope, clock.Now - Kept);
                return store.Outbox.Advance(scope, destination.Name, place.DeliveredUpTo, upTo, notices.Count > 0 ? clock.Now : null);
            }, stop);
    }

    private (List<OutboxNotice> Notices, long UpTo) Next(ReadScope scope, INoticeDestination destination, long after)
    {
        var notices = new List<OutboxNotice>();
        var upTo = after;
        foreach (var notice in store.Outbox.ReadAfter(scope, after))
        {
            if (destination.Wants(notice))
            {
                notices.Add(notice);
            }

            upTo = notice.Number;
            if (notices.Count == NoticeBatch.MaxNotices)
            {
                break;
            }
        }

        return (notices, upTo);
    }

    private async Task<bool> TryDeliverAsync(INoticeDestination destination, List<OutboxNotice> notices, OutboxDestination place, CancellationToken stop)
    {
        try
        {
            await destination.DeliverAsync(notices, stop);
            return true;
        }
        catch (DeliveryFailedException failed)
        {
            var now = clock.Now;
            var since = place.FailingSince ?? now;
            var end = since + _delivery.GiveUpAfter;
            if (place.State == DestinationState.Asked || now >= end)
            {
                Stopped(log, destination.Name, failed.Reason);
                await store.WriteAsync(scope => store.Outbox.Stop(scope, destination.Name, failed.Reason, now), stop);
                return false;
            }

            var next = now + Pause(place.Attempts);
            Failed(log, destination.Name, failed.Reason, place.Attempts + 1);
            await store.WriteAsync(scope => store.Outbox.Fail(scope, destination.Name, failed.Reason, since, next < end ? next : end), stop);
            return false;
        }
    }

    private TimeSpan Pause(int failures)
    {
        var whole = Math.Min(_delivery.LongestDelay.TotalSeconds, _delivery.FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(failures, 30)));
        return TimeSpan.FromSeconds(whole * (1 - (Random.Shared.NextDouble() / 2)));
    }

    [LoggerMessage(LogLevel.Error, "Looking for notices for {Destination} failed: {Exception}")]
    private static partial void LookFailed(ILogger log, string destination, string? exception);

    [LoggerMessage(LogLevel.Warning, "The destination {Destination} did not take notices ({Reason}), attempt {Attempt}; they are brought again.")]
    private static partial void Failed(ILogger log, string destination, string reason, int attempt);

    [LoggerMessage(LogLevel.Error, "The destination {Destination} took no notice for a day, or not when it was asked for ({Reason}); it waits for alertx dead-letter replay.")]
    private static partial void Stopped(ILogger log, string destination, string reason);
}
