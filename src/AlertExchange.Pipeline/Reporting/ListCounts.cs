using AlertExchange.Engine.Access;
using AlertExchange.Storage;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Reporting;

/// <summary>How long lists are. A count goes through every row that a filter lets pass, while a page stops when it is full; so it is kept.</summary>
public sealed class ListCounts(ExchangeStore store, TimeProvider time)
{
    private const int MostKept = 500;

    private readonly Kept<(RowScope, WarningFilter), int> _warnings = new(time, MostKept);
    private readonly Kept<(RowScope, TaskFilter), int> _tasks = new(time, MostKept);
    private readonly Kept<(RowScope, DateOnly), TaskCounts> _states = new(time, MostKept);
    private readonly Kept<RowScope, IReadOnlyDictionary<string, int>> _villages = new(time, MostKept);

    internal int Of(ListScope scope, RowScope rows, WarningFilter filter) => _warnings.Of(
        (rows, filter with { Now = default, Sort = default, Descending = false }), store.Bureau.Figures.Mark(scope), () => store.Bureau.Warnings.Count(scope, rows, filter));

    internal int Of(ListScope scope, RowScope rows, TaskFilter filter) => _tasks.Of(
        (rows, filter with { ByVillage = false }), store.Bureau.Figures.Mark(scope), () => store.TaskLists.Count(scope, rows, filter));

    /// <inheritdoc cref="TaskListRepository.Counts"/>
    internal TaskCounts Tasks(ListScope scope, RowScope rows, DateOnly today) =>
        _states.Of((rows, today), store.Bureau.Figures.Mark(scope), () => store.TaskLists.Counts(scope, rows, today));

    /// <inheritdoc cref="TaskListRepository.OpenByVillage"/>
    internal IReadOnlyDictionary<string, int> OpenByVillage(ListScope scope, RowScope rows) =>
        _villages.Of(rows, store.Bureau.Figures.Mark(scope), () => store.TaskLists.OpenByVillage(scope, rows));
}
