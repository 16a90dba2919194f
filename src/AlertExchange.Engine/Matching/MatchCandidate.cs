namespace AlertExchange.Engine.Matching;

/// <summary>One person that a row may mean.</summary>
/// <param name="Person">Index in the roster index that was used.</param>
/// <param name="Score">0 to 1000, an order of likelihood, not a probability.</param>
public readonly record struct MatchCandidate(int Person, short Score, MatchStrategy Strategy, MatchAttributes Agreeing, MatchAttributes Conflicting);
