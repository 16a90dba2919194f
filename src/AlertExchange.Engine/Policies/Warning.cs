namespace AlertExchange.Engine.Policies;

/// <summary>预警: a warning as it stands, what was due when it was last looked at and what became of it.</summary>
public sealed record Warning
{
    public required DueWarning Due { get; init; }

    public required WarningStatus Status { get; init; }

    /// <summary>The measure at raising or at the last step-up; a further step is counted from here.</summary>
    public decimal? EscalatedAt { get; init; }

    /// <summary>0 when raised, one more for each step-up.</summary>
    public int Level { get; init; }

    /// <summary>How it stood before each step-up that still has its reason, the first one first.</summary>
    public IReadOnlyList<WarningStep> Steps { get; init; } = [];

    public required DateOnly RaisedOn { get; init; }

    public required int RosterVersion { get; init; }

    public required string PolicyVersion { get; init; }
}
