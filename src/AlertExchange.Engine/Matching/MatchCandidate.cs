namespace AlertExchange.Engine.Matching;

/// <summary>One person that a row may mean.</summary>
/// <param name="Person">Index in the roster index that was used.</param>
/// <param name="Score">
/// Of a possible match the probability that the row means this person, in thousandths, 1 to 999; the candidates of a row share at most one
/// thousand with "none of them". Of a definite match by id and name 1000 less what a spelling takes away.
/// </param>
public readonly record struct MatchCandidate(int Person, short Score, MatchStrategy Strategy, MatchAttributes Agreeing, MatchAttributes Conflicting);
