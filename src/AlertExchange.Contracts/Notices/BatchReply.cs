using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Notices;

/// <summary>
/// The answer to one published <see cref="AlertBatch"/>, on the department's reply queue with the correlation id of the batch. Its JSON form
/// is described by <c>contracts/batch-reply.schema.json</c>.
/// </summary>
public sealed record BatchReply
{
    public required BatchVerdict Verdict { get; init; }

    /// <summary>The publisher's own reference, as the batch gave it; absent when the batch could not be read so far.</summary>
    public string? BatchReference { get; init; }

    /// <summary>The exchange's number of the submission; absent when refused.</summary>
    public string? SubmissionId { get; init; }

    public Period? Period { get; init; }

    /// <summary>Alerts in the batch; 0 when it could not be read so far.</summary>
    public required int Received { get; init; }

    /// <summary>Alerts that were taken; they are matched and assessed from now on.</summary>
    public required int Accepted { get; init; }

    /// <summary>Alerts that were not taken, each with a problem; always all of them when the batch is refused.</summary>
    public required int Rejected { get; init; }

    /// <summary>Why the batch, or single alerts of it, were not taken; at most <see cref="MaxProblems"/>.</summary>
    public required IReadOnlyList<BatchProblem> Problems { get; init; }

    public int SchemaVersion { get; init; } = 1;

    /// <summary>The most problems that a reply names.</summary>
    public const int MaxProblems = 100;
}
