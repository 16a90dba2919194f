using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Storage;
using AlertExchange.Storage.Outbox;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>Asks for one more attempt at stopped destinations, and waits for whichever process delivers to them.</summary>
internal sealed class NoticeReplayer(ExchangeStore store, ExchangeSettings settings) : IReplayer
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    public bool Takes(string letterId) => Letters.TryNotice(letterId, out _);

    public async Task<IReadOnlyList<ReplayResult>> ReplayAsync(IReadOnlyList<string> letterIds, byte[]? body, CancellationToken cancellation)
    {
        var results = new List<ReplayResult>();
        foreach (var id in letterIds)
        {
            Letters.TryNotice(id, out var name);
            results.Add(await store.WriteAsync(scope => store.Outbox.Ask(scope, name), cancellation)
                ? await EndAsync(id, name, cancellation)
                : new ReplayResult(id, ReplayOutcome.Unknown));
        }

        return results;
    }

    private async Task<ReplayResult> EndAsync(string id, string name, CancellationToken cancellation)
    {
        // The attempt may begin at the next look of the process that delivers, and last until its timeout.
        var patience = settings.Delivery.Timeout + settings.Delivery.Look + TimeSpan.FromSeconds(5);
        for (var waited = TimeSpan.Zero; waited < patience; waited += Glance)
        {
            switch (store.Read(scope => store.Outbox.Find(scope, name)))
            {
                case { State: DestinationState.Delivering }:
                    return new ReplayResult(id, ReplayOutcome.Done);
                case { State: DestinationState.Stopped } stopped:
                    return new ReplayResult(id, ReplayOutcome.StillFails, stopped.Reason);
            }

            await Task.Delay(Glance, cancellation);
        }

        return new ReplayResult(id, ReplayOutcome.Busy);
    }
}
