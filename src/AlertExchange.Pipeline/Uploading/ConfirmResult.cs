namespace AlertExchange.Pipeline.Uploading;

/// <summary>What confirming an upload came to.</summary>
public abstract record ConfirmResult
{
    private ConfirmResult()
    {
    }

    /// <summary>Handed in.</summary>
    public sealed record HandedIn(string SubmissionId) : ConfirmResult;

    /// <summary>It was handed in before, perhaps in another window; nothing was done.</summary>
    public sealed record Before(string SubmissionId) : ConfirmResult;

    /// <summary>The same content came before as another file; nothing was done.</summary>
    public sealed record SameFile(string SubmissionId) : ConfirmResult;

    /// <summary>Another file of the month came since it was checked; nothing was handed in, and it is being checked again.</summary>
    public sealed record Outdated : ConfirmResult;

    /// <summary>It is being checked again, or cannot be handed in.</summary>
    public sealed record NotReady : ConfirmResult;
}
