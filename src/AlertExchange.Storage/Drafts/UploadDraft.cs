using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Drafts;

/// <summary>A file that was uploaded and waits for its liaison's word, with what the check found.</summary>
public sealed record UploadDraft
{
    /// <summary>32 hex digits, by chance.</summary>
    public required string DraftId { get; init; }

    /// <summary>Counts every change; what is written names the one it saw.</summary>
    public int Revision { get; init; }

    public required DraftState State { get; init; }

    public required DepartmentId Department { get; init; }

    public required Period Period { get; init; }

    /// <summary>The form that its liaison chose; null where it is to be recognised.</summary>
    public AlertKind? Kind { get; init; }

    /// <summary>Rows of earlier files that are not in this one stay.</summary>
    public bool Append { get; init; }

    public required string FileName { get; init; }

    /// <summary>The sealed file; null once the draft has none of its own.</summary>
    public string? FileId { get; init; }

    /// <summary>Plain SHA-256 in hex.</summary>
    public required string FileDigest { get; init; }

    public required string FileKeyedDigest { get; init; }

    /// <summary>Bytes.</summary>
    public required long FileLength { get; init; }

    /// <summary>Column heading → field, as its liaison said.</summary>
    public string? BindingsJson { get; init; }

    /// <summary>Who uploaded it, as others call them.</summary>
    public required string UploadedBy { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What the check found, free of personal data.</summary>
    public string? ReportJson { get; init; }

    /// <summary>Findings that are rejections; they are numbered from 1.</summary>
    public int Rejections { get; init; }

    /// <summary>Findings that are doubts; they are numbered after the rejections.</summary>
    public int Doubts { get; init; }

    /// <summary>Chinese: why it cannot be taken, or is not recognised.</summary>
    public string? Refusal { get; init; }

    public string? SubmissionId { get; init; }
}
