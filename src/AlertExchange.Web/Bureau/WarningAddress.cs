using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Storage.Bureau;
using AlertExchange.Web.Lists;

namespace AlertExchange.Web.Bureau;

/// <summary>What stands in the address of a list of warnings, as its filter.</summary>
public static class WarningAddress
{
    /// <summary>Township of those that nobody could place.</summary>
    public const string Nowhere = "none";

    /// <summary>The keys that are part of a saved view and of what an export says it holds.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["period", "status", "doing", "township", "village", "department", "rule", "colour", "household", "sort"];

    /// <returns>Null where the address names something that is not there: then the list is empty.</returns>
    public static WarningFilter? Filter(ListState state, WarningDesk desk)
    {
        var filter = new WarningFilter
        {
            Standing = WarningWords.Standings.FirstOrDefault(s => s.Id == state["status"]).Standing,
            Handling = WarningWords.Handlings.FirstOrDefault(h => h.Id == state["doing"]) is { Id: not null } doing ? doing.Handling : null,
            Unplaced = state["township"] == Nowhere,
            TownshipCode = state["township"] is { Length: > 0 } township && township != Nowhere ? township : null,
            VillageCode = Text(state["village"]),
            Department = state["department"] is { Length: > 0 } department ? new DepartmentId(department) : null,
            Rule = Text(state["rule"]),
            Colour = Text(state["colour"]),
            Sort = WarningWords.Sorts.FirstOrDefault(s => s.Id == state.Sort).Sort,
            Descending = state.Sort.Length == 0 || state.Descending,
        };
        if (state["period"] is { Length: > 0 } month)
        {
            if (!Period.TryParse(month, out var period))
            {
                return null;
            }

            filter = filter with { Period = period };
        }

        if (state["household"] is { Length: > 0 } code)
        {
            if (desk.Household(code) is not { } household)
            {
                return null;
            }

            filter = filter with { Household = household };
        }

        return filter;
    }

    /// <summary>The part of an address that a view keeps: its filters and order, not the page.</summary>
    public static string Query(ListState state)
    {
        var kept = Keys.Where(k => k != "sort" && state[k].Length > 0).Select(k => $"{k}={Uri.EscapeDataString(state[k])}");
        return string.Join('&', state.Sort.Length == 0 ? kept : kept.Append($"sort={(state.Descending ? "-" : "")}{Uri.EscapeDataString(state.Sort)}"));
    }

    private static string? Text(string value) => value.Length == 0 ? null : value;
}
