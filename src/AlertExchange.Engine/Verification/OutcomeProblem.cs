namespace AlertExchange.Engine.Verification;

/// <summary>Why an outcome cannot be reported as it is.</summary>
public enum OutcomeProblem : byte
{
    /// <summary>No outcome was chosen, or none that exists.</summary>
    Kind = 1,
    /// <summary>No reason, or one of another outcome.</summary>
    Reason,
    /// <summary>The outcome or its reason needs words.</summary>
    NoteMissing,
    /// <summary>Longer than <see cref="Outcome.MaxNote"/> characters.</summary>
    NoteTooLong,
    /// <summary>In the future, or before there was a task.</summary>
    VisitedOn,
    /// <summary>Missing or out of range with 持续跟踪, or given with another outcome.</summary>
    LookAgainOn,
}
