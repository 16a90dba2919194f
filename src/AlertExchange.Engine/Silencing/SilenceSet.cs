using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Engine.Silencing;

/// <summary>The silences that had not ended when they were read.</summary>
/// <param name="version">Of what was read; another one has to be asked anew.</param>
/// <param name="silences">In any order.</param>
public sealed class SilenceSet(long version, IReadOnlyList<Silence> silences)
{
    private readonly ILookup<SubjectKey?, Silence> _byHousehold = silences.ToLookup(s => s.Matcher.Household);

    public static SilenceSet None { get; } = new(0, []);

    public long Version { get; } = version;

    public bool IsEmpty => silences.Count == 0;

    public bool Covers(Warning warning, Placement place, DateTimeOffset now) => Until(warning, place, now) is not null;

    /// <summary>The latest end of the silences that cover a warning at a moment; null when none does.</summary>
    public DateTimeOffset? Until(Warning warning, Placement place, DateTimeOffset now)
    {
        if (IsEmpty)
        {
            return null;
        }

        DateTimeOffset? latest = null;
        foreach (var silence in _byHousehold[warning.Due.Household].Concat(_byHousehold[null]))
        {
            if (silence.IsActive(now) && silence.Matcher.Covers(warning.Due, place.TownshipCode) && !(silence.EndsAt <= latest))
            {
                latest = silence.EndsAt;
            }
        }

        return latest;
    }
}
