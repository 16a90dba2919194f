namespace AlertExchange.Engine.Matching;

/// <summary>
/// Finds whom a row means on one version of the roster. <see cref="LinkageMatcher"/> decides sound ids by fixed rules and weighs the rest.
/// Implementations are pure and thread-safe.
/// </summary>
public interface IMatcher
{
    /// <summary>The version of the roster that results refer to.</summary>
    int RosterVersion { get; }

    MatchResult Match(in MatchQuery query);

    /// <summary>Matches rows in order; the same results as one by one, faster for many.</summary>
    void MatchBatch(ReadOnlySpan<MatchQuery> queries, Span<MatchResult> results);
}
