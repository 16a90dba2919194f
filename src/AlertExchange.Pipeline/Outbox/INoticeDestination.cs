using AlertExchange.Storage.Outbox;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>Somebody outside who is told. Notices come in their order, a batch at a time; the same may come again.</summary>
internal interface INoticeDestination
{
    string Name { get; }

    bool Wants(OutboxNotice notice);

    /// <exception cref="DeliveryFailedException">It did not take them; all of them are brought again.</exception>
    Task DeliverAsync(IReadOnlyList<OutboxNotice> notices, CancellationToken cancellation);
}
