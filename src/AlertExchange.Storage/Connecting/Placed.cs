namespace AlertExchange.Storage.Connecting;

/// <summary>Something with its place in a list for systems: what a reader goes on from.</summary>
public sealed record Placed<T>(long Place, T Value);
