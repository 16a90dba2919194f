using AlertExchange.Engine.Matching;
using AlertExchange.Pipeline.Linkage;
using Microsoft.Extensions.DependencyInjection;

namespace AlertExchange.Pipeline.Tests.DeadLetters;

/// <summary>A matcher with a defect: some names make it throw, with a message that quotes the row.</summary>
internal sealed class PoisonedMatcher(IMatcher sound, IReadOnlyCollection<string> poison) : IMatcher
{
    public int RosterVersion => sound.RosterVersion;

    public static Action<IServiceCollection> With(params string[] poison) => services =>
        services.AddSingleton<MatcherFactory>(_ => (roster, parameters, thresholds) => new PoisonedMatcher(new LinkageMatcher(roster, parameters, thresholds), poison));

    public MatchResult Match(in MatchQuery query) => poison.Contains(query.Name)
        ? throw new FormatException($"Cannot match {query.Name} {query.Id.Reveal()}.")
        : sound.Match(query);

    public void MatchBatch(ReadOnlySpan<MatchQuery> queries, Span<MatchResult> results)
    {
        for (var i = 0; i < queries.Length; i++)
            results[i] = Match(queries[i]);
    }
}
