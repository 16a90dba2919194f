using AlertExchange.Engine.Routing;

namespace AlertExchange.Engine.Verification;

/// <summary>What an act comes to.</summary>
public abstract record TaskStep
{
    private TaskStep()
    {
    }

    /// <summary>The task after it.</summary>
    public sealed record Taken(VerificationTask Task) : TaskStep;

    /// <summary>Nothing happened.</summary>
    public sealed record Refused(StepRefusal Why) : TaskStep;

    /// <summary>The outcome cannot be reported as it is.</summary>
    public sealed record Incomplete(IReadOnlyList<OutcomeProblem> Problems) : TaskStep;
}
