namespace AlertExchange.Engine.Policies;

/// <summary>A profile, or everything that keeps the file from being one.</summary>
public abstract record PolicyProfileResult
{
    private PolicyProfileResult()
    {
    }

    /// <summary>The file is sound.</summary>
    public sealed record Accepted(PolicyProfile Profile) : PolicyProfileResult;

    /// <summary>At least one problem, in the order of the file.</summary>
    public sealed record Refused(IReadOnlyList<PolicyProblem> Problems) : PolicyProfileResult;
}
