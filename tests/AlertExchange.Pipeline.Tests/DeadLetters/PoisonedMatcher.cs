using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Roster;
using Microsoft.Extensions.DependencyInjection;

namespace AlertExchange.Pipeline.Tests.DeadLetters;

/// <summary>A matcher with a defect: some names make it throw, with a message that quotes the row.</summary>
internal sealed class PoisonedMatcher(RosterIndex index, IReadOnlyCollection<string> poison) : IMatcher
{
    private readonly DeterministicMatcher _sound = new(index);

    public int RosterVersion => _sound.RosterVersion;

    public static Action<IServiceCollection> With(params string[] poison) => services =>
        services.AddSingleton<Func<RosterIndex, IMatcher>>(_ => index => new PoisonedMatcher(index, poison));

    public MatchResult Match(in MatchQuery query) => poison.Contains(query.Name)
        ? throw new FormatException($"Cannot match {query.Name} {query.Id.Reveal()}.")
        : _sound.Match(query);

    public void MatchBatch(ReadOnlySpan<MatchQuery> queries, Span<MatchResult> results)
    {
        for (var i = 0; i < queries.Length; i++)
            results[i] = Match(queries[i]);
    }
}
