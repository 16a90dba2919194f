using System.Runtime.CompilerServices;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>
/// The first tier of matching: fixed rules, no weights. Definite only by a valid id and an agreeing name, never by name and place
/// alone. Pure, thread-safe, and free of allocation where the answer is definite or off-roster. docs/adr/0004 says why.
/// </summary>
public sealed class DeterministicMatcher : IMatcher
{
    /// <summary>Far enough ahead that a slot arrives before its row is looked at, near enough that it is still in the cache.</summary>
    private const int PrefetchDistance = 12;

    private readonly RosterIndex _roster;
    private readonly IdTable _ids;
    private readonly CandidateSearch _search;
    private readonly RowEvidence _evidence;

    public DeterministicMatcher(RosterIndex roster)
    {
        _roster = roster;
        _ids = roster.Columns.IdTable;
        _evidence = new RowEvidence(roster);
        _search = new CandidateSearch(roster, _evidence);
    }

    public int RosterVersion => _roster.Version;

    public MatchResult Match(in MatchQuery query) => TryMatchExactly(query, out var person)
        ? query.SaysMoreThanIdAndName ? Definite(query, person, NameComparison.Same) : new MatchResult(MatchOutcome.Definite, MatchStrategy.IdAndName, Exact(person), null)
        : MatchOtherwise(query);

    public void MatchBatch(ReadOnlySpan<MatchQuery> queries, Span<MatchResult> results)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(results.Length, queries.Length);
        for (var i = 0; i < queries.Length; i++)
        {
            if (i + PrefetchDistance < queries.Length)
            {
                _ids.Prefetch(queries[i + PrefetchDistance].Id.Packed);
            }

            results[i] = Match(in queries[i]);
        }
    }

    /// <summary>The way of nearly all rows: the id's slot holds the name as well, so that one cache miss decides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryMatchExactly(in MatchQuery query, out int person)
    {
        person = -1;
        if (query.IdState != CitizenIdState.Sound || query.Name is not { } name || query.IsAreaSignal || query.Id.Packed == 0)
        {
            return false;
        }

        person = _ids.Find(query.Id.Packed, out var nameCode, out var isShared);
        return person >= 0 && NameCode.Of(name) == nameCode && !isShared && (NameCode.IsExact(nameCode) || _roster.NameOf(person).SequenceEqual(name));
    }

    private static MatchCandidate Exact(int person) =>
        new(person, MatchScore.Highest, MatchStrategy.IdAndName, MatchAttributes.CitizenId | MatchAttributes.Name, MatchAttributes.None);

    private MatchResult MatchOtherwise(in MatchQuery query)
    {
        if (query.IdState != CitizenIdState.Sound || query.IsAreaSignal || query.Id.Packed == 0)
        {
            return MatchWithoutSoundId(query);
        }

        var person = _ids.Find(query.Id.Packed, out _, out var isShared);
        return MatchSoundId(query, person, isShared);
    }

    private MatchResult Definite(in MatchQuery query, int person, NameComparison name)
    {
        var (agreeing, conflicting) = _evidence.Of(query, person);
        var candidate = Exact(person) with { Score = MatchScore.Definite(name), Agreeing = MatchAttributes.CitizenId | MatchAttributes.Name | agreeing, Conflicting = conflicting };
        return new MatchResult(MatchOutcome.Definite, MatchStrategy.IdAndName, candidate, null);
    }

    /// <summary>Everything that a sound id may lead to but the plain definite match.</summary>
    private MatchResult MatchSoundId(in MatchQuery query, int person, bool isShared)
    {
        if (person < 0)
        {
            return _search.LostDigitsBehindSoundId(query) ?? MatchResult.Nobody(MatchStrategy.OffRoster);
        }

        var name = NameOfSubject(query);
        if (isShared)
        {
            return _search.SharedId(query, name);
        }

        if (string.IsNullOrEmpty(name))
        {
            return _search.OneOf(query, person, MatchStrategy.IdWithoutName, MatchAttributes.CitizenId, MatchAttributes.None);
        }

        var comparison = PersonName.Compare(name, _roster.NameOf(person));
        return comparison switch
        {
            NameComparison.Different => _search.NameConflict(query, person, name),
            NameComparison.Same => Definite(query, person, comparison),
            _ when query.IdIsUpgraded => _search.OneOf(query, person, MatchStrategy.IdUpgraded, MatchAttributes.CitizenId | MatchAttributes.Name, MatchAttributes.None),
            _ => Definite(query, person, comparison),
        };
    }

    private MatchResult MatchWithoutSoundId(in MatchQuery query)
    {
        if (query.IsAreaSignal)
        {
            return MatchResult.Nobody(MatchStrategy.AreaSignal);
        }

        if (HeadStandsForSubject(query))
        {
            return Match(query with { Id = query.HeadId, IdState = CitizenIdState.Sound, IdText = null, Name = NameOfSubject(query), HeadId = default });
        }

        return _search.WithoutSoundId(query, NameOfSubject(query)) ?? MatchResult.Nobody(MatchStrategy.NoCandidate);
    }

    /// <summary>A row about a household names it by its head, unless it names somebody else as well.</summary>
    private static bool HeadStandsForSubject(in MatchQuery query) =>
        query.IsHouseholdLevel && query.IdState == CitizenIdState.Absent && query.HeadId.Packed != 0 &&
        (string.IsNullOrEmpty(query.Name) || string.IsNullOrEmpty(query.HeadName) || PersonName.Agrees(query.Name, query.HeadName));

    private static string? NameOfSubject(in MatchQuery query) =>
        query.IsHouseholdLevel && string.IsNullOrEmpty(query.Name) ? query.HeadName : query.Name;
}
