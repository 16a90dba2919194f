using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Review;

/// <summary>What the decisions on one subject amount to, by the numbers that storage gave people.</summary>
/// <param name="Accepted">0 for nobody.</param>
/// <param name="Refused">People who are not the one.</param>
public sealed record ReviewVerdict(int Accepted, IReadOnlyList<int> Refused)
{
    /// <summary>Nothing was decided, or everything was taken back.</summary>
    public static ReviewVerdict None { get; } = new(0, []);

    public bool IsNone => Accepted == 0 && Refused.Count == 0;

    /// <summary>
    /// What becomes of a match that no id confirms. Pure. An accepted person who is on this roster no longer changes nothing: the
    /// decision rests.
    /// </summary>
    /// <param name="found">What the matcher says.</param>
    /// <param name="roster">The roster it refers to.</param>
    /// <param name="isStranger">The row's id is sound and stands on no roster: without a candidate it means that other person.</param>
    public MatchResult Apply(in MatchResult found, RosterIndex roster, bool isStranger)
    {
        if (Accepted != 0 && roster.TryFindPerson(Accepted, out var person))
        {
            return new MatchResult(MatchOutcome.Definite, MatchStrategy.ClericalReview, CandidateFor(found, person), null);
        }

        return found.Outcome != MatchOutcome.None && Refused.Count > 0 ? WithoutRefused(found, roster, isStranger) : found;
    }

    private static MatchCandidate CandidateFor(in MatchResult found, int person)
    {
        if (found.Best.Person == person)
        {
            return found.Best;
        }

        foreach (var other in found.Others ?? [])
        {
            if (other.Person == person)
            {
                return other;
            }
        }

        return new MatchCandidate(person, 0, MatchStrategy.ClericalReview, MatchAttributes.None, MatchAttributes.None);
    }

    private MatchResult WithoutRefused(in MatchResult found, RosterIndex roster, bool isStranger)
    {
        var left = new List<MatchCandidate>();
        foreach (var candidate in (ReadOnlySpan<MatchCandidate>)[found.Best, .. found.Others ?? []])
        {
            if (!Refused.Contains(roster.Person(candidate.Person).PersonNo))
            {
                left.Add(candidate);
            }
        }

        return left switch
        {
            [] => MatchResult.Nobody(isStranger ? MatchStrategy.OffRoster : MatchStrategy.ClericalReview),
            [var best] when found.Outcome == MatchOutcome.Definite && best.Person == found.Best.Person => found,
            [var best] => new MatchResult(MatchOutcome.Possible, StrategyOf(found, best), best, null),
            [var best, .. var others] => new MatchResult(MatchOutcome.Possible, StrategyOf(found, best), best, [.. others]),
        };
    }

    private static MatchStrategy StrategyOf(in MatchResult found, in MatchCandidate best) => best.Person == found.Best.Person ? found.Strategy : best.Strategy;
}
