using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Storage;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>Where warnings are listed, and chosen to be acted on.</summary>
public sealed class WarningDesk(ExchangeStore store, ListCounts counts, PlaceClock clock)
{
    /// <summary>One page, and how many there are.</summary>
    public (IReadOnlyList<ListedWarning> Lines, int Count) Page(RowScope rows, WarningFilter filter, Paging paging) => store.ReadLists(scope =>
    {
        var timed = AtNow(filter);
        var count = counts.Of(scope, rows, timed);
        return (store.Bureau.Warnings.Page(scope, rows, timed, paging, count), count);
    });

    public int Count(RowScope rows, WarningFilter filter) => store.ReadLists(scope => counts.Of(scope, rows, AtNow(filter)));

    /// <summary>The household of a code as people write it; null when there is none.</summary>
    public SubjectKey? Household(string code) => store.Read(scope => store.Bureau.Warnings.Household(scope, code.Trim()));

    /// <summary>What an act is about to be done to.</summary>
    public IReadOnlyList<WarningTarget> Targets(RowScope rows, WarningSelection selection) => store.ReadLists(scope => selection switch
    {
        WarningSelection.Chosen chosen => store.Bureau.Warnings.Targets(scope, rows, chosen.Warnings),
        WarningSelection.All all => store.Bureau.Warnings.Targets(scope, rows, AtNow(all.Filter)),
        _ => throw new ArgumentOutOfRangeException(nameof(selection)),
    });

    private WarningFilter AtNow(WarningFilter filter) => filter with { Now = clock.Now };
}
