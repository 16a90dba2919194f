using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>Which cases are asked for.</summary>
public sealed record ReviewFilter
{
    public DepartmentId? Department { get; init; }

    public Period? Period { get; init; }

    public AlertKind? Kind { get; init; }

    /// <summary>Name or code of a township: of the row, or where the likeliest candidate lives.</summary>
    public string? Township { get; init; }

    /// <summary>The likeliest candidate's match probability from here on, in thousandths.</summary>
    public int? ScoreFrom { get; init; }

    /// <summary>And below this, exclusive.</summary>
    public int? ScoreBelow { get; init; }

    /// <summary>Only those of which the alert alone crosses a line.</summary>
    public bool SevereOnly { get; init; }

    /// <summary>The first so many; null: all.</summary>
    public int? Limit { get; init; }

    /// <summary>Decided ones instead of those that wait.</summary>
    public bool Decided { get; init; }
}
