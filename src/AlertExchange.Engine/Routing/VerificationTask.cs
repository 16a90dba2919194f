using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Routing;

/// <summary>核查任务: one visit to one household, listing every warning that is its cause.</summary>
public sealed record VerificationTask
{
    /// <summary><c>T-</c> and 16 hex digits, from household and running number, so that replays open nothing twice.</summary>
    public required string TaskId { get; init; }

    public required SubjectKey Household { get; init; }

    /// <summary>1 for the household's first task, 2 for the next one opened after that was closed.</summary>
    public required int Number { get; init; }

    public required Placement Place { get; init; }

    public required TaskState State { get; init; }

    public required DateOnly AssignedOn { get; init; }

    /// <summary>The last day, inclusive.</summary>
    public required DateOnly DueOn { get; init; }

    public required IReadOnlyList<WarningId> Warnings { get; init; }

    /// <summary>The village that the township handed it to, twelve digits; null while it is the township's own.</summary>
    public string? HandedTo { get; init; }

    /// <summary>The bureau said where it lies, and no file says better.</summary>
    public bool IsPlacedByHand { get; init; }

    /// <summary>先行救助: aid was given before the procedure came to its end.</summary>
    public bool IsAidGiven { get; init; }

    /// <summary>The id of the outcome that is reported or stands; while aid alone was given, that.</summary>
    public string? Outcome { get; init; }
}
