using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.Bureau;

/// <summary>Which warnings a list shows; null: any.</summary>
public sealed record WarningFilter
{
    /// <summary>Those that the month told of: first told in it or before, last told in it or after.</summary>
    public Period? Period { get; init; }

    public WarningStanding Standing { get; init; }

    public string? TownshipCode { get; init; }

    public string? VillageCode { get; init; }

    /// <summary>Only those whose place nobody knows.</summary>
    public bool Unplaced { get; init; }

    public DepartmentId? Department { get; init; }

    public string? Rule { get; init; }

    public string? Colour { get; init; }

    public SubjectKey? Household { get; init; }

    public WarningHandling? Handling { get; init; }

    public WarningSort Sort { get; init; }

    /// <summary>The order the other way round.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>Place time: what is overdue and what is silenced.</summary>
    public DateTimeOffset Now { get; init; }
}
