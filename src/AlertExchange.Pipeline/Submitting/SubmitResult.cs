using AlertExchange.Intake;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>What handing in a file came to.</summary>
public abstract record SubmitResult
{
    private SubmitResult()
    {
    }

    /// <summary>It ran to its end: completed (perhaps with rejections), held, or failed with a recorded fault.</summary>
    public sealed record Ended(SubmissionSummary Summary) : SubmitResult;

    /// <summary>The same file came before; nothing was changed.</summary>
    public sealed record SameFile(SubmissionSummary Earlier) : SubmitResult;

    /// <summary>The file cannot be taken; nothing was kept of it.</summary>
    public sealed record Refused(IntakeRefusal Refusal) : SubmitResult;
}
