using AlertExchange.Engine.Access;

namespace AlertExchange.Pipeline.Connecting;

/// <summary>A key that came and is good: on whose behalf it asks, and what it may do.</summary>
/// <param name="Holder">The same for all keys of one holder.</param>
public sealed record KnownKey(string Prefix, string Holder, Viewer Viewer, IReadOnlyList<ApiScope> Scopes)
{
    /// <summary>As it stands in the audit log.</summary>
    public static string LoginOf(string prefix) => "api:" + prefix;
}
