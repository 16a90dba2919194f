using AlertExchange.Storage.Connecting;

namespace AlertExchange.Pipeline.Connecting;

/// <summary>What asking for a key came to.</summary>
public abstract record KeyResult
{
    private KeyResult()
    {
    }

    /// <param name="Key">The whole key: shown once, kept nowhere.</param>
    public sealed record Issued(string Key, ApiKeyRow Row) : KeyResult;

    /// <param name="Reason">Chinese.</param>
    public sealed record Refused(string Reason) : KeyResult;
}
