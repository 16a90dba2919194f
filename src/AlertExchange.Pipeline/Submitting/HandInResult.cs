using AlertExchange.Intake;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>What handing in a file without waiting came to.</summary>
public abstract record HandInResult
{
    private HandInResult()
    {
    }

    /// <summary>It is on its way.</summary>
    public sealed record New(Submission Submission) : HandInResult;

    /// <summary>The same file came before; nothing was changed.</summary>
    public sealed record SameFile(Submission Earlier) : HandInResult;

    /// <summary>The file cannot be taken; nothing was kept of it.</summary>
    public sealed record Refused(IntakeRefusal Refusal) : HandInResult;
}
