namespace AlertExchange.Contracts.Notices;

/// <summary>What became of a submission's rows: received = rejected + accepted, accepted = definite + possible + none + parked once it is completed.</summary>
public sealed record NoticeCounts
{
    public required int Received { get; init; }

    public required int Rejected { get; init; }

    public required int Accepted { get; init; }

    public required int Definite { get; init; }

    public required int Possible { get; init; }

    public required int None { get; init; }

    public required int Parked { get; init; }

    /// <summary>Warnings that it raised or stepped up.</summary>
    public required int Warnings { get; init; }

    /// <summary>Tasks that it opened or changed.</summary>
    public required int Tasks { get; init; }
}
