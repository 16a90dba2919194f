namespace AlertExchange.Engine.Matching;

/// <summary>
/// Finds whom a row means on one version of the roster. <see cref="DeterministicMatcher"/> is the first tier; a tier that weighs
/// evidence (Fellegi–Sunter) implements this interface too, is given the rows that the first tier left without a definite answer,
/// and may only propose: definite is reserved to a valid id with an agreeing name. Implementations are pure and thread-safe.
/// </summary>
public interface IMatcher
{
    /// <summary>The version of the roster that results refer to.</summary>
    int RosterVersion { get; }

    MatchResult Match(in MatchQuery query);

    /// <summary>Matches rows in order; the same results as one by one, faster for many.</summary>
    void MatchBatch(ReadOnlySpan<MatchQuery> queries, Span<MatchResult> results);
}
