namespace AlertExchange.Storage.Roster;

/// <summary>A roster file that was handed in and not imported yet.</summary>
public sealed record RosterDraft
{
    public required string DraftId { get; init; }

    /// <summary>Where it lies sealed.</summary>
    public required string FileId { get; init; }

    public required string FileName { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    public required string UploadedBy { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>The version that the preview compares with; null while there is no preview.</summary>
    public int? BaseVersion { get; init; }

    /// <summary>Why the file cannot be imported, in Chinese; null where it can, or while nobody knows.</summary>
    public string? Refusal { get; init; }

    /// <summary>What importing it would do; names people, so it is stored sealed.</summary>
    public byte[]? Preview { get; init; }

    /// <summary>A preview names people: it is not printed.</summary>
    public override string ToString() => $"{nameof(RosterDraft)} {{ {DraftId} }}";
}
