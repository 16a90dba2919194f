using System.Collections.Concurrent;
using AlertExchange.Engine.Access;
using AlertExchange.Storage;
using AlertExchange.Storage.Bureau;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>
/// How long lists are. A count goes through every row that a filter lets pass, while a page stops when it is full; so it is kept until a warning,
/// a task or a silence changes, and for a few seconds at most.
/// </summary>
public sealed class ListCounts(ExchangeStore store, TimeProvider time)
{
    private const int MostKept = 500;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(RowScope, WarningFilter), Kept> _counts = new();

    internal int Of(ReadScope scope, RowScope rows, WarningFilter filter)
    {
        var (revision, silences) = (store.Bureau.Figures.Revision(scope), store.Bureau.Silences.Version(scope));
        var key = (rows, filter with { Now = default, Sort = default, Descending = false });
        if (_counts.TryGetValue(key, out var kept) && kept.Revision == revision && kept.Silences == silences && time.GetElapsedTime(kept.At) < Fresh)
        {
            return kept.Count;
        }

        var count = store.Bureau.Warnings.Count(scope, rows, filter);
        if (_counts.Count >= MostKept)
        {
            _counts.Clear();
        }

        _counts[key] = new Kept(count, revision, silences, time.GetTimestamp());
        return count;
    }

    private sealed record Kept(int Count, long Revision, long Silences, long At);
}
