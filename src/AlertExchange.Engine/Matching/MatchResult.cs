namespace AlertExchange.Engine.Matching;

/// <summary>What a row meant: one person (definite), some to choose from (possible, best first), or nobody.</summary>
/// <param name="Best">The definite person or the best candidate; its Person is -1 for none.</param>
/// <param name="Others">Further candidates of a possible match, best first; null when there are none.</param>
public readonly record struct MatchResult(MatchOutcome Outcome, MatchStrategy Strategy, MatchCandidate Best, MatchCandidate[]? Others)
{
    /// <summary>A result without a person.</summary>
    public static MatchResult Nobody(MatchStrategy strategy) =>
        new(MatchOutcome.None, strategy, new MatchCandidate(-1, 0, strategy, MatchAttributes.None, MatchAttributes.None), null);
}
