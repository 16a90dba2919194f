using AlertExchange.Storage.Batches;
using AlertExchange.Storage.OffRoster;

namespace AlertExchange.Pipeline.Matching;

/// <summary>What matching made of a batch, and the people on no roster it tells of.</summary>
internal sealed record BatchMatches(MatchedBatch? Matched, IReadOnlyList<OffRosterPerson> Strangers)
{
    /// <summary>A batch that was not matched.</summary>
    public static BatchMatches None { get; } = new(null, []);
}
