using AlertExchange.Engine.Verification;
using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Verification;

/// <summary>What became of a request.</summary>
public abstract record TaskAnswer
{
    private TaskAnswer()
    {
    }

    /// <summary>It is done; <paramref name="Before"/> where the same form was taken already and nothing was done now.</summary>
    public sealed record Done(string TaskId, VerificationEvent Step, bool Before) : TaskAnswer;

    /// <summary>There is none, or none that is theirs.</summary>
    public sealed record NoSuchTask : TaskAnswer;

    /// <summary>The task went on since it was looked at, in these steps; none of them where a file changed it.</summary>
    public sealed record WentOn(OpenedTask Now, IReadOnlyList<VerificationEvent> Since) : TaskAnswer;

    public sealed record Refused(OpenedTask Now, StepRefusal Why) : TaskAnswer;

    public sealed record Incomplete(OpenedTask Now, IReadOnlyList<OutcomeProblem> Problems) : TaskAnswer;
}
