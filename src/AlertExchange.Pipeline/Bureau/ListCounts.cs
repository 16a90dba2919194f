using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Storage;
using AlertExchange.Storage.Bureau;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>How long lists are. A count goes through every row that a filter lets pass, while a page stops when it is full; so it is kept.</summary>
public sealed class ListCounts(ExchangeStore store, TimeProvider time)
{
    private const int MostKept = 500;

    private readonly Kept<(RowScope, WarningFilter), int> _kept = new(time, MostKept);

    internal int Of(ListScope scope, RowScope rows, WarningFilter filter) => _kept.Of(
        (rows, filter with { Now = default, Sort = default, Descending = false }), store.Bureau.Figures.Mark(scope), () => store.Bureau.Warnings.Count(scope, rows, filter));
}
