namespace AlertExchange.Storage.Submissions;

/// <summary>What receiving a file came to.</summary>
public abstract record ReceiveOutcome(Submission Submission)
{
    /// <summary>A new submission was made.</summary>
    public sealed record New(Submission Submission) : ReceiveOutcome(Submission);

    /// <summary>The same file was received before for the same department and period, and its rows still stand: nothing was changed.</summary>
    public sealed record SameFile(Submission Submission) : ReceiveOutcome(Submission);
}
