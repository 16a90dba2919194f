using AlertExchange.Engine.Matching;

namespace AlertExchange.Storage.Codecs;

/// <summary>A match candidate by the numbers that never change, instead of an index in one roster index.</summary>
/// <param name="PersonNo">0 for nobody.</param>
/// <param name="HouseholdNo">0 for nobody.</param>
public readonly record struct StoredCandidate(int PersonNo, int HouseholdNo, short Score, MatchStrategy Strategy, MatchAttributes Agreeing, MatchAttributes Conflicting);
