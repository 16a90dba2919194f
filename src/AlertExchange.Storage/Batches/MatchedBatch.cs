using AlertExchange.Storage.DeadLetters;

namespace AlertExchange.Storage.Batches;

/// <summary>What matching made of a batch.</summary>
/// <param name="Matches">As <see cref="Codecs.MatchCodec"/> writes them, one for each alert in order.</param>
/// <param name="LedgerEntries">As <see cref="Codecs.LedgerCodec"/> writes them, for the alerts that belong to somebody.</param>
public sealed record MatchedBatch(long BatchId, int RosterVersion, byte[] Matches, byte[] LedgerEntries, int Definite, int Possible, int None)
{
    /// <summary>Rows that could not be matched; the others were.</summary>
    public IReadOnlyList<ParkedRow> Parked { get; init; } = [];
}
