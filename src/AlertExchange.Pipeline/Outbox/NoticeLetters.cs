using AlertExchange.Contracts.Notices;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Storage;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Outbox;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>Destinations that stopped, as dead letters: the notice at the head of each, with those that wait behind it.</summary>
internal sealed class NoticeLetters(ExchangeStore store) : IDeadLetterSource
{
    private const int Shown = 20;

    public IReadOnlyList<DeadLetterKind> Kinds { get; } = [DeadLetterKind.Notice];

    public async Task<(IReadOnlyList<DeadLetter> Letters, int Count)> PageAsync(DeadLetterKind kind, Paging paging, CancellationToken cancellation)
    {
        // A letter a destination, and of destinations there are a handful.
        var all = await ListAsync(cancellation);
        return ([.. all.Skip((paging.Page - 1) * paging.Size).Take(paging.Size)], all.Count);
    }

    public Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DeadLetter>>(store.Read(scope =>
        store.Outbox.List(scope).Where(d => d.State != DestinationState.Delivering).Select(d => Letter(scope, d)).ToList()));

    public Task<(DeadLetter Letter, IReadOnlyList<LetterLine> Lines)?> FindAsync(string id, CancellationToken cancellation) => Task.FromResult(store.Read(scope =>
        Letters.TryNotice(id, out var name) && store.Outbox.Find(scope, name) is { State: not DestinationState.Delivering } destination
            ? (Letter(scope, destination), Lines(scope, destination))
            : ((DeadLetter, IReadOnlyList<LetterLine>)?)null));

    private DeadLetter Letter(ReadScope scope, OutboxDestination destination) => new(
        Letters.OfNotice(destination.Name), DeadLetterKind.Notice, null,
        $"目的地 {destination.Name} 停住，{store.Outbox.CountAfter(scope, destination.DeliveredUpTo)} 条通知在等待", destination.Reason ?? "", destination.StoppedAt ?? default);

    private IReadOnlyList<LetterLine> Lines(ReadScope scope, OutboxDestination destination) =>
    [
        .. store.Outbox.ReadAfter(scope, destination.DeliveredUpTo).Take(Shown).Select(n => (LetterLine)$"{n.NoticeId} {n.Kind.Id()} {n.Department}"),
        "通知按次序送达，前面的没有送到，后面的就不送。请先让对方恢复，再重做。",
    ];
}
