using AlertExchange.Engine.Matching;

namespace AlertExchange.Storage.Codecs;

/// <summary>A match result as stored.</summary>
/// <param name="Best">PersonNo 0 for none.</param>
/// <param name="Others">Further candidates, best first; null when there are none.</param>
public readonly record struct StoredMatch(MatchOutcome Outcome, MatchStrategy Strategy, StoredCandidate Best, StoredCandidate[]? Others)
{
    /// <summary>What stands for a row that matching failed on.</summary>
    public static StoredMatch Parked { get; } = new(
        MatchOutcome.Parked, MatchStrategy.NoCandidate, new StoredCandidate(0, 0, 0, MatchStrategy.NoCandidate, MatchAttributes.None, MatchAttributes.None), null);
}
