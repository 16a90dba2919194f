using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>What reading a file of parameters came to.</summary>
public abstract record LinkageParametersResult
{
    private LinkageParametersResult()
    {
    }

    public sealed record Accepted(LinkageParameters Parameters) : LinkageParametersResult;

    /// <param name="Problems">In the order of lines.</param>
    public sealed record Refused(IReadOnlyList<PolicyProblem> Problems) : LinkageParametersResult;
}
