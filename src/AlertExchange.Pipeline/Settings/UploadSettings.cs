namespace AlertExchange.Pipeline.Settings;

/// <summary>What may be uploaded through the pages, and how long an upload waits for its liaison.</summary>
public sealed record UploadSettings
{
    /// <summary>Bytes of a file, inclusive; 50 MB unless set.</summary>
    public long MaxBytes { get; init; } = 50L << 20;

    /// <summary>An upload that nobody confirms is removed after this long; 14 days unless set.</summary>
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromDays(14);
}
