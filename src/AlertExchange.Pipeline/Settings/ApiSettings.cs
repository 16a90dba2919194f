namespace AlertExchange.Pipeline.Settings;

/// <summary>Limits of the interface for other systems.</summary>
public sealed record ApiSettings
{
    /// <summary>Requests a minute and key; up to as many at once. 300 unless set.</summary>
    public int RequestsPerMinute { get; init; } = 300;

    /// <summary>The largest file that may be handed in. 200 unless set.</summary>
    public int FileMegabytes { get; init; } = 200;
}
