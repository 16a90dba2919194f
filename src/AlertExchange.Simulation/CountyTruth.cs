using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation;

/// <summary>What was generated and what a faultless system would make of it.</summary>
public sealed record CountyTruth
{
    public required CountyOptions Options { get; init; }

    /// <summary>The county's six-digit code.</summary>
    public required string CountyCode { get; init; }

    public required int Households { get; init; }

    public required int People { get; init; }

    /// <summary>Full path of the roster export.</summary>
    public required string RosterPath { get; init; }

    /// <summary>Full path of the list of former village names, of the form of <c>config/areas/aliases</c>; null where no row writes one.</summary>
    public required string? AliasesPath { get; init; }

    /// <summary>One file a department and kind, in the order they are best submitted.</summary>
    public required IReadOnlyList<GeneratedFile> Files { get; init; }

    /// <summary>Departments that say they have nothing to report this month.</summary>
    public required IReadOnlyList<GeneratedZeroReport> ZeroReports { get; init; }

    /// <summary>One entry a data row of every file.</summary>
    public required IReadOnlyList<TruthRow> Rows { get; init; }

    /// <summary>Every warning that should exist, given that possible matches are not confirmed by themselves.</summary>
    public required IReadOnlyList<TruthWarning> Warnings { get; init; }

    /// <summary>What each file's rows were to be spoilt by, and how many were.</summary>
    public required IReadOnlyList<TruthRate> Rates { get; init; }

    /// <summary>Counts by department and kind, in the order of <see cref="Files"/>.</summary>
    public required IReadOnlyList<TruthCounts> Counts { get; init; }
}
