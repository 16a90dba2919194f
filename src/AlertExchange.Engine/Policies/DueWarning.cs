using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies;

/// <summary>A warning that should exist, with its arithmetic.</summary>
public sealed record DueWarning
{
    public required WarningId WarningId { get; init; }

    public required string Rule { get; init; }

    public required AlertKind Kind { get; init; }

    public required DepartmentId Department { get; init; }

    public required SubjectKey Household { get; init; }

    /// <summary>The person concerned; the household itself for rules that aggregate by household.</summary>
    public required SubjectKey Person { get; init; }

    /// <summary>The latest period that told of it.</summary>
    public required Period Period { get; init; }

    /// <summary>The year of the window: calendar year, or first year of the school year.</summary>
    public required int WindowYear { get; init; }

    /// <summary>Yuan; null for rules that fire on presence.</summary>
    public decimal? Measure { get; init; }

    /// <summary>The operator and the line as written in exports, for example <c>≥10000</c>; empty for presence rules.</summary>
    public required string Threshold { get; init; }

    public required string Clause { get; init; }

    public string? Colour { get; init; }

    /// <summary>The alerts behind it, ordered.</summary>
    public required IReadOnlyList<AlertId> Alerts { get; init; }
}
