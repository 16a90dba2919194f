using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Reviews;

/// <summary>Which cases a list asks for.</summary>
public sealed record ReviewQuery
{
    /// <summary>Decided ones, the newest decision first, instead of those that wait.</summary>
    public bool Decided { get; init; }

    public DepartmentId? Department { get; init; }

    public Period? Period { get; init; }

    public AlertKind? Kind { get; init; }

    /// <summary>Of the row or of the likeliest candidate; beside <see cref="Township"/> one of both suffices.</summary>
    public string? TownshipCode { get; init; }

    /// <summary>As a row or the roster writes it.</summary>
    public string? Township { get; init; }

    /// <summary>The likeliest candidate's score from here on, in thousandths.</summary>
    public int? ScoreFrom { get; init; }

    /// <summary>And below this, exclusive.</summary>
    public int? ScoreBelow { get; init; }

    /// <summary>Only those of which the alert alone crosses a line.</summary>
    public bool SevereOnly { get; init; }
}
