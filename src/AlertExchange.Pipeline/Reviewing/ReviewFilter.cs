using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>Which cases are asked for.</summary>
public sealed record ReviewFilter
{
    public DepartmentId? Department { get; init; }

    public Period? Period { get; init; }

    /// <summary>Name or code of a township: of the row, or where the likeliest candidate lives.</summary>
    public string? Township { get; init; }

    /// <summary>The first so many; null: all.</summary>
    public int? Limit { get; init; }

    /// <summary>Decided ones instead of those that wait.</summary>
    public bool Decided { get; init; }
}
