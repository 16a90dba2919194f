using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Submissions;

/// <summary>报送: one file of one department for one period and what became of it.</summary>
public sealed record Submission
{
    /// <summary>For example <c>S20220820-0001</c>: the date at the place and a running number.</summary>
    public required string SubmissionId { get; init; }

    public required DepartmentId Department { get; init; }

    public required Period Period { get; init; }

    public AlertKind? KindOverride { get; init; }

    public bool Append { get; init; }

    /// <summary>The department confirmed the file although many rows were rejected.</summary>
    public bool ConfirmedErrors { get; init; }

    public required string FileName { get; init; }

    /// <summary>Plain SHA-256 of the file in hex, as a liaison can compute it, for the receipt.</summary>
    public required string FileDigest { get; init; }

    /// <summary>The file in <see cref="Files.SealedFiles"/>.</summary>
    public required string FileId { get; init; }

    /// <summary>Bytes.</summary>
    public required long FileLength { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required SubmissionState State { get; init; }

    public string? BindingsJson { get; init; }

    public string? SubmittedBy { get; init; }

    /// <summary>The kinds that its sheets held.</summary>
    public IReadOnlyList<AlertKind> Kinds { get; init; } = [];

    public SubmissionCounts Counts { get; init; } = SubmissionCounts.Zero;

    /// <summary>The roster version that matching used last.</summary>
    public int? RosterVersion { get; init; }

    /// <summary>The linkage parameters that matching used last; 0 for those that come with the program.</summary>
    public int? LinkageVersion { get; init; }

    public string? PolicyVersion { get; init; }

    /// <summary>The liaison's report.</summary>
    public string? ReportJson { get; init; }

    public Fault? Fault { get; init; }

    /// <summary>When it reached Completed, CompletedWithRejections or Failed.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The worker that claimed it last, dead or alive.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>True when there is nothing left to do.</summary>
    public bool IsFinished => State is SubmissionState.Completed or SubmissionState.CompletedWithRejections or SubmissionState.Failed;
}
