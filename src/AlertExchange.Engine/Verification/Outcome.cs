namespace AlertExchange.Engine.Verification;

/// <summary>核查结论 as it is reported.</summary>
/// <param name="VisitedOn">The day of the visit, by the place's calendar.</param>
/// <param name="Reason">A code of <see cref="OutcomeReasons"/>; null where the outcome has none.</param>
/// <param name="LookAgainOn">持续跟踪: the day to look again; null for every other outcome.</param>
/// <param name="Note">In the visitor's words; may hold personal data.</param>
public sealed record Outcome(OutcomeKind Kind, DateOnly VisitedOn, string? Reason = null, DateOnly? LookAgainOn = null, string? Note = null)
{
    /// <summary>The most characters of a note.</summary>
    public const int MaxNote = 1000;

    /// <summary>What is missing or contradictory; empty when it can be reported.</summary>
    /// <param name="assignedOn">When the household's task was made: earlier visits were for something else.</param>
    /// <param name="today">Place date.</param>
    public IReadOnlyList<OutcomeProblem> Problems(DateOnly assignedOn, DateOnly today)
    {
        var problems = new List<OutcomeProblem>();
        var reason = OutcomeReasons.Find(Reason);
        if (!Enum.IsDefined(Kind))
            return [OutcomeProblem.Kind];
        if (OutcomeReasons.Of(Kind).Count == 0 ? Reason is not null : reason?.Outcome != Kind)
            problems.Add(OutcomeProblem.Reason);
        if (string.IsNullOrWhiteSpace(Note) && (reason is { NeedsNote: true } || NeedsNote(Kind)))
            problems.Add(OutcomeProblem.NoteMissing);
        if (Note?.Length > MaxNote)
            problems.Add(OutcomeProblem.NoteTooLong);
        if (VisitedOn > today || VisitedOn < assignedOn)
            problems.Add(OutcomeProblem.VisitedOn);
        if (Kind == OutcomeKind.Tracking ? LookAgainOn is not { } day || day <= today || day > today.AddYears(1) : LookAgainOn is not null)
            problems.Add(OutcomeProblem.LookAgainOn);
        return problems;
    }

    /// <summary>True where the outcome itself says too little to act on.</summary>
    public static bool NeedsNote(OutcomeKind kind) => kind is OutcomeKind.AidFirst or OutcomeKind.Moved or OutcomeKind.Duplicate;

    /// <summary>A note may name people: it is not printed.</summary>
    public override string ToString() => $"{nameof(Outcome)} {{ {Kind}, {Reason} }}";
}
