namespace AlertExchange.Storage.Submissions;

/// <summary>Rows of a submission: received = rejected + accepted; accepted = definite + possible + none + parked.</summary>
public sealed record SubmissionCounts
{
    public static SubmissionCounts Zero { get; } = new();

    public int Received { get; init; }

    public int Rejected { get; init; }

    public int Accepted { get; init; }

    /// <summary>Accepted rows with at least one doubt.</summary>
    public int Remarked { get; init; }

    public int Definite { get; init; }

    public int Possible { get; init; }

    public int None { get; init; }

    /// <summary>Accepted rows that matching failed on; they wait as dead letters.</summary>
    public int Parked { get; init; }
}
