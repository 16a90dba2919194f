using AlertExchange.Engine.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Review;

/// <summary>
/// People's decisions on possible matches, as an input of matching: asked after the matcher, for rows that no sound id decides. Immutable,
/// thread-safe; the same memory and the same row give the same result, whichever file the row stands in.
/// </summary>
public sealed class ReviewMemory
{
    private readonly IKeyedHash _hash;
    private readonly Dictionary<UInt128, ReviewVerdict> _verdicts;
    private readonly HashSet<ulong> _eventKeys;

    /// <param name="revision">The newest decision that is in it.</param>
    /// <param name="hash">Makes the keys of subjects (<see cref="ReviewSubject.KeyOf"/>).</param>
    /// <param name="verdicts">By subject, each with the natural key that its rows have.</param>
    public ReviewMemory(long revision, IKeyedHash hash, IEnumerable<(UInt128 Subject, ulong EventKey, ReviewVerdict Verdict)> verdicts)
    {
        (Revision, _hash, _verdicts, _eventKeys) = (revision, hash, [], []);
        foreach (var (subject, eventKey, verdict) in verdicts)
        {
            if (!verdict.IsNone)
            {
                _verdicts[subject] = verdict;
                _eventKeys.Add(eventKey);
            }
        }
    }

    /// <summary>The newest decision that is in it; 0 before the first.</summary>
    public long Revision { get; }

    /// <summary>Changes the results that decisions speak of.</summary>
    /// <param name="alerts">The rows that were matched.</param>
    /// <param name="eventKeys">Their natural keys without the month, in the same order.</param>
    /// <param name="results">What the matcher found, in the same order.</param>
    /// <param name="roster">The roster it was asked with.</param>
    public void Apply(AlertTable alerts, IReadOnlyList<ulong> eventKeys, Span<MatchResult> results, RosterIndex roster)
    {
        for (var i = 0; _verdicts.Count > 0 && i < results.Length; i++)
        {
            // Nearly every row is definite or has a key that nobody ever decided on: only the others are hashed.
            if (IsOpenToPeople(results[i]) && _eventKeys.Contains(eventKeys[i])
                && _verdicts.TryGetValue(ReviewSubject.KeyOf(_hash, alerts, i, eventKeys[i]), out var verdict))
            {
                results[i] = verdict.Apply(results[i], roster, isStranger: alerts.CitizenIds[i] is { Packed: not 0 } id && !roster.TryFind(id, out _));
            }
        }
    }

    /// <summary>What a sound id and the name say is not for anybody to decide; that a repaired id is the right one is.</summary>
    private static bool IsOpenToPeople(in MatchResult result) =>
        result.Strategy != MatchStrategy.AreaSignal && (result.Outcome != MatchOutcome.Definite || result.Strategy == MatchStrategy.RepairedId);
}
