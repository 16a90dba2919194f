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

    /// <summary>
    /// The distinct events behind it, ordered; the same event told again in another month is one. Must be stored with the warning:
    /// a further event escalates a presence warning, the same event again does not.
    /// </summary>
    public IReadOnlyList<ulong> EventKeys { get; init; } = [];

    /// <summary>True when both say the same: the same figures, words, alerts and events.</summary>
    public bool SaysTheSameAs(DueWarning other) =>
        WarningId == other.WarningId && Rule == other.Rule && Kind == other.Kind && Department == other.Department
        && Household == other.Household && Person == other.Person && Period == other.Period && WindowYear == other.WindowYear
        && Measure == other.Measure && Threshold == other.Threshold && Clause == other.Clause && Colour == other.Colour
        && Alerts.SequenceEqual(other.Alerts) && EventKeys.SequenceEqual(other.EventKeys);
}
