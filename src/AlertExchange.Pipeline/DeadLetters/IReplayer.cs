namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>Works on letters of some kinds again.</summary>
internal interface IReplayer
{
    bool Takes(string letterId);

    /// <param name="letterIds">Only such that <see cref="Takes"/> accepts.</param>
    /// <param name="body">A repaired body; only for one message.</param>
    Task<IReadOnlyList<ReplayResult>> ReplayAsync(IReadOnlyList<string> letterIds, byte[]? body, CancellationToken cancellation);
}
