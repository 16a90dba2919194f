using AlertExchange.Contracts.Notices;
using AlertExchange.Storage;
using AlertExchange.Storage.Outbox;
using AlertExchange.Storage.Workers;
using Polly;
using Polly.Retry;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>
/// Brings notices to their destinations: each destination by itself, in order, up to a hundred at a time, at least once. One that does not
/// take a batch after every attempt stops, and what it has not got waits until somebody asks (<c>alertx dead-letter replay</c>): a notice that
/// were skipped would be missed by nobody. One process at a time delivers to a destination.
/// </summary>
internal sealed partial class Courier : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly ExchangeStore _store;
    private readonly IReadOnlyList<INoticeDestination> _destinations;
    private readonly WorkerLease _worker;
    private readonly PlaceClock _clock;
    private readonly TimeSpan _look;
    private readonly ResiliencePipeline _attempts;
    private readonly ILogger<Courier> _log;

    public Courier(ExchangeStore store, IEnumerable<INoticeDestination> destinations, WorkerLease worker, ExchangeSettings settings, PlaceClock clock, ILogger<Courier> log)
    {
        (_store, _destinations, _worker, _clock, _log, _look) = (store, [.. destinations], worker, clock, log, settings.Delivery.Look);
        _attempts = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<DeliveryFailedException>(),
            MaxRetryAttempts = Math.Max(1, settings.Delivery.Attempts - 1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = settings.Delivery.FirstDelay,
            MaxDelay = settings.Delivery.LongestDelay,
        }).Build();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Task.WhenAll(_destinations.Select(d => DeliverAsync(d, stoppingToken)));
    }

    private async Task DeliverAsync(INoticeDestination destination, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(_look);
        do
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
                LookFailed(_log, destination.Name, broken.GetType().FullName);
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    /// <summary>Delivers one batch; false when there is nothing to do now.</summary>
    private async Task<bool> StepAsync(INoticeDestination destination, CancellationToken stop)
    {
        var place = _store.Read(scope => _store.Outbox.Find(scope, destination.Name));
        if (place is null)
        {
            await _store.WriteAsync(scope => _store.Outbox.Register(scope, destination.Name), stop);
            return false;
        }

        if (place.State == DestinationState.Stopped)
        {
            return false;
        }

        var (notices, upTo) = _store.Read(scope => Next(scope, destination, place.DeliveredUpTo));
        if (upTo == place.DeliveredUpTo || !await _store.WriteAsync(scope => _store.Outbox.TryClaim(scope, destination.Name, _worker), stop))
        {
            return false;
        }

        if (notices.Count > 0 && !await TryDeliverAsync(destination, notices, place.State, stop))
        {
            return false;
        }

        return await _store.WriteAsync(
            scope =>
            {
                _store.Outbox.Prune(scope, _clock.Now - Kept);
                return _store.Outbox.Advance(scope, destination.Name, place.DeliveredUpTo, upTo);
            }, stop);
    }

    private (List<OutboxNotice> Notices, long UpTo) Next(ReadScope scope, INoticeDestination destination, long after)
    {
        var notices = new List<OutboxNotice>();
        var upTo = after;
        foreach (var notice in _store.Outbox.ReadAfter(scope, after))
        {
            if (destination.Wants(notice.Kind))
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

    private async Task<bool> TryDeliverAsync(INoticeDestination destination, List<OutboxNotice> notices, DestinationState state, CancellationToken stop)
    {
        try
        {
            if (state == DestinationState.Asked)
            {
                await destination.DeliverAsync(notices, stop);
            }
            else
            {
                await _attempts.ExecuteAsync(async token => await destination.DeliverAsync(notices, token), stop);
            }

            return true;
        }
        catch (DeliveryFailedException failed)
        {
            Stopped(_log, destination.Name, failed.Reason);
            await _store.WriteAsync(scope => _store.Outbox.Stop(scope, destination.Name, failed.Reason, _clock.Now), stop);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Looking for notices for {Destination} failed: {Exception}")]
    private static partial void LookFailed(ILogger log, string destination, string? exception);

    [LoggerMessage(LogLevel.Error, "The destination {Destination} took no notice after every attempt ({Reason}); it waits for alertx dead-letter replay.")]
    private static partial void Stopped(ILogger log, string destination, string reason);
}
