using AlertExchange.Engine.Matching;

namespace AlertExchange.Storage.Codecs;

/// <summary>A match result as stored.</summary>
/// <param name="Best">PersonNo 0 for none.</param>
/// <param name="Others">Further candidates, best first; null when there are none.</param>
public readonly record struct StoredMatch(MatchOutcome Outcome, MatchStrategy Strategy, StoredCandidate Best, StoredCandidate[]? Others);
