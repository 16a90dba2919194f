using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Settings;

/// <summary>Which database holds a county.</summary>
public sealed record DatabaseSettings
{
    public DatabaseKind Kind { get; init; }

    /// <summary>For a server; empty for the embedded database.</summary>
    public Secret Connection { get; init; } = new("");
}
