namespace AlertExchange.Pipeline.Reporting;

/// <summary>A verification task as lists and exports show it.</summary>
public sealed record TaskLine
{
    public required string TaskId { get; init; }

    /// <summary>Warning ids, separated by spaces.</summary>
    public required string WarningIds { get; init; }

    public required string HouseholdCode { get; init; }
    public string? TownshipCode { get; init; }
    public string? Township { get; init; }
    public string? Village { get; init; }
    public required string State { get; init; }
    public required DateOnly AssignedOn { get; init; }

    /// <summary>Inclusive.</summary>
    public required DateOnly DueOn { get; init; }

    public string? Outcome { get; init; }
}
