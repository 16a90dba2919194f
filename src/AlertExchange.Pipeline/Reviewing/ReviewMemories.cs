using AlertExchange.Engine.Review;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>What people decided, in memory. The store says which decision is the newest, so what another process took down is seen at the next question.</summary>
public sealed class ReviewMemories(ExchangeStore store)
{
    private ReviewMemory? _known;

    /// <summary>Every decision up to now.</summary>
    public ReviewMemory Current()
    {
        var known = Volatile.Read(ref _known);
        var current = store.Read(scope => known is not null && known.Revision == store.Reviews.Newest(scope) ? known : store.Reviews.Remember(scope));
        Volatile.Write(ref _known, current);
        return current;
    }
}
