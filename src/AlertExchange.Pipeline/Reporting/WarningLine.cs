namespace AlertExchange.Pipeline.Reporting;

/// <summary>A warning as lists and exports show it.</summary>
public sealed record WarningLine
{
    public required string WarningId { get; init; }
    public required string HouseholdCode { get; init; }
    public required string PersonCode { get; init; }
    public string? TownshipCode { get; init; }
    public string? Township { get; init; }
    public string? Village { get; init; }
    public required string Rule { get; init; }
    public required string Kind { get; init; }
    public required string Department { get; init; }
    public required string Period { get; init; }

    /// <summary>Yuan; null for rules that fire on presence.</summary>
    public decimal? Measure { get; init; }

    public required string Threshold { get; init; }
    public required string Status { get; init; }
    public string? Colour { get; init; }
    public required string Clause { get; init; }

    /// <summary>Alert ids, separated by spaces.</summary>
    public required string Alerts { get; init; }
}
