using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Settings;

/// <summary>Which database holds a county.</summary>
public sealed record DatabaseSettings
{
    public DatabaseKind Kind { get; init; }

    /// <summary>For a server; empty for the embedded database.</summary>
    public Secret Connection { get; init; } = new("");

    /// <summary>On a server: a worker that gives no sign of life for this long is taken for dead; half a minute unless set.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);
}
