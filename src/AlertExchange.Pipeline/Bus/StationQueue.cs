namespace AlertExchange.Pipeline.Bus;

/// <summary>A queue of a station.</summary>
/// <param name="Name">Without the county's prefix.</param>
internal sealed record StationQueue(string Name)
{
    /// <summary>One process at a time gets its messages; another takes over when that one is gone.</summary>
    public bool SingleActiveConsumer { get; init; }
}
