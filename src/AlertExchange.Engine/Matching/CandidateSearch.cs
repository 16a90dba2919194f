using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>Proposes people where no rule gives a definite one. Runs for the few rows with a fault, so it may allocate.</summary>
internal sealed class CandidateSearch(RosterIndex roster, RowEvidence evidence)
{
    private const MatchAttributes IdAndName = MatchAttributes.CitizenId | MatchAttributes.Name;

    private readonly RosterColumns _columns = roster.Columns;

    /// <summary>A possible match with one candidate.</summary>
    internal MatchResult OneOf(in MatchQuery query, int person, MatchStrategy strategy, MatchAttributes agreeing, MatchAttributes conflicting)
    {
        var candidates = new CandidateList(roster);
        Propose(ref candidates, query, person, strategy, CompareName(query.Name, person), agreeing, conflicting);
        return candidates.ToResult()!.Value;
    }

    /// <summary>The id stands at several people: all of them, those whose name agrees first.</summary>
    internal MatchResult SharedId(in MatchQuery query, string? name)
    {
        var candidates = new CandidateList(roster);
        foreach (var person in roster.WithId(query.Id))
        {
            var comparison = CompareName(name, person);
            if (comparison == NameComparison.Different && !string.IsNullOrEmpty(name))
            {
                Propose(ref candidates, query, person, MatchStrategy.IdNameConflict, comparison, MatchAttributes.CitizenId, MatchAttributes.Name);
            }
            else
            {
                Propose(ref candidates, query, person, MatchStrategy.IdAmbiguous, comparison,
                    string.IsNullOrEmpty(name) ? MatchAttributes.CitizenId : IdAndName, MatchAttributes.None);
            }
        }

        return candidates.ToResult()!.Value with { Strategy = MatchStrategy.IdAmbiguous };
    }

    /// <summary>The id is somebody else's by name: that person, and members of the same household who bear the name.</summary>
    internal MatchResult NameConflict(in MatchQuery query, int person, string name)
    {
        var candidates = new CandidateList(roster);
        Propose(ref candidates, query, person, MatchStrategy.IdNameConflict, NameComparison.Different, MatchAttributes.CitizenId, MatchAttributes.Name);
        ProposeMembers(ref candidates, query, name, roster.Person(person).HouseholdPosition, MatchAttributes.None);
        return candidates.ToResult()!.Value with { Strategy = MatchStrategy.IdNameConflict };
    }

    /// <summary>
    /// A sound id on no roster is another real person, with two exceptions where soundness may be chance: one that ends in 000 as a number
    /// cell leaves it, and one upgraded from 15 digits that may be the head of 18.
    /// </summary>
    internal MatchResult? LostDigitsBehindSoundId(in MatchQuery query)
    {
        var endsInZeros = query.Id.Packed % 100 == 0 && CitizenId.CheckDigitOf(query.Id.Packed) == '0';
        if (!endsInZeros && !query.IdIsUpgraded || string.IsNullOrEmpty(query.Name))
        {
            return null;
        }

        var candidates = new CandidateList(roster);
        var written = query.Id.Reveal();
        ProposeByPrefix(ref candidates, query, query.Name, query.IdIsUpgraded ? string.Concat(written.AsSpan(0, 6), written.AsSpan(8, 9)) : written[..15]);
        return candidates.ToResult();
    }

    /// <summary>Candidates by what is left of the id; where that proposes nobody, by household, name and village, name and birth date.</summary>
    internal MatchResult? WithoutSoundId(in MatchQuery query, string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        var candidates = new CandidateList(roster);
        if (query.IdText is { Length: >= IdNeighbours.ShortestPrefix } text && query.IdState != CitizenIdState.Absent)
        {
            ProposeByIdText(ref candidates, query, name, text);
        }

        if (candidates.IsEmpty)
        {
            ProposeByName(ref candidates, query.BirthDate is null ? query with { BirthDate = IdNeighbours.BirthDateIn(query.IdText) } : query, name);
        }

        foreach (var head in roster.WithId(query.HeadId))
        {
            ProposeMembers(ref candidates, query, name, roster.Person(head).HouseholdPosition, MatchAttributes.Head);
        }

        return candidates.ToResult();
    }

    private void ProposeByIdText(ref CandidateList candidates, in MatchQuery query, string name, string text)
    {
        if (_columns.OddIds.TryGetValue(text, out var sameText))
        {
            ProposeAgreeing(ref candidates, query, name, sameText, MatchStrategy.IdPrefix, MatchAttributes.CitizenId);
        }

        Span<IdNeighbours.Neighbour> neighbours = stackalloc IdNeighbours.Neighbour[IdNeighbours.Most];
        neighbours = neighbours[..IdNeighbours.Find(text, neighbours)];
        foreach (var neighbour in neighbours)
        {
            _columns.IdTable.Prefetch(neighbour.Packed);
        }

        foreach (var neighbour in neighbours)
        {
            // Nearly none of them is anybody's id.
            if (_columns.IdTable.Find(neighbour.Packed, out _, out _) >= 0)
            {
                ProposeAgreeing(ref candidates, query, name, roster.IdsBetween(neighbour.Packed, neighbour.Packed), StrategyOf(neighbour.Edit), MatchAttributes.None);
            }
        }

        ProposeByPrefix(ref candidates, query, name, text);
    }

    private static MatchStrategy StrategyOf(IdEdit edit) => edit switch
    {
        IdEdit.Substitution => MatchStrategy.IdSubstitution,
        IdEdit.Transposition => MatchStrategy.IdTransposition,
        _ => MatchStrategy.IdPrefix,
    };

    private void ProposeByPrefix(ref CandidateList candidates, in MatchQuery query, string name, ReadOnlySpan<char> text)
    {
        if (IdNeighbours.TryPrefixRange(text, out var lowest, out var highest))
        {
            ProposeAgreeing(ref candidates, query, name, roster.IdsBetween(lowest, highest), MatchStrategy.IdPrefix, MatchAttributes.None);
        }
    }

    private void ProposeByName(ref CandidateList candidates, in MatchQuery query, string name)
    {
        var namesakes = _columns.BySound.Find(PersonName.SoundKey(name, roster.Dialect));
        if (namesakes.IsEmpty)
        {
            return;
        }

        if (!string.IsNullOrEmpty(query.Village))
        {
            foreach (var place in _columns.Places.WithVillage(query.Village))
            {
                if (query.Township is not { } township || _columns.Places.Township(place) is not { } other || PlaceName.SameTownship(township, other))
                {
                    ProposeAgreeing(ref candidates, query, name, At(place, namesakes), MatchStrategy.NameAndVillage, MatchAttributes.None);
                }
            }
        }
        else if (!string.IsNullOrEmpty(query.Address))
        {
            ProposeByAddress(ref candidates, query, name, namesakes);
        }

        if (query.BirthDate is { } birthDate)
        {
            foreach (var person in namesakes)
            {
                if (_columns.BirthDays[person] == birthDate.DayNumber)
                {
                    ProposeAgreeing(ref candidates, query, name, [person], MatchStrategy.NameAndBirthDate, MatchAttributes.None);
                }
            }
        }
    }

    private void ProposeByAddress(ref CandidateList candidates, in MatchQuery query, string name, ReadOnlySpan<int> namesakes)
    {
        int lastPlace = -1;
        var isNamed = false;
        foreach (var person in namesakes)
        {
            int place = _columns.PlaceOfPerson[person];
            if (place != lastPlace)
            {
                (lastPlace, isNamed) = (place, evidence.AddressNamesVillage(query.Address, place));
            }

            if (isNamed)
            {
                ProposeAgreeing(ref candidates, query, name, [person], MatchStrategy.NameAndVillage, MatchAttributes.None);
            }
        }
    }

    private void ProposeMembers(ref CandidateList candidates, in MatchQuery query, string name, int household, MatchAttributes agreeing)
    {
        var view = roster.Household(household);
        for (var member = view.FirstMember; member < view.FirstMember + view.MemberCount; member++)
        {
            ProposeAgreeing(ref candidates, query, name, [member], MatchStrategy.HouseholdAndName, agreeing);
        }
    }

    private void ProposeAgreeing(ref CandidateList candidates, in MatchQuery query, string name, ReadOnlySpan<int> persons, MatchStrategy strategy, MatchAttributes agreeing)
    {
        foreach (var person in persons)
        {
            var comparison = CompareName(name, person);
            if (comparison != NameComparison.Different)
            {
                Propose(ref candidates, query, person, strategy, comparison, agreeing | MatchAttributes.Name, MatchAttributes.None);
            }
        }
    }

    private void Propose(ref CandidateList candidates, in MatchQuery query, int person, MatchStrategy strategy, NameComparison name, MatchAttributes agreeing, MatchAttributes conflicting)
    {
        var more = evidence.Of(query, person);
        (agreeing, conflicting) = (agreeing | more.Agreeing, (conflicting | more.Conflicting) & ~agreeing);
        candidates.Add(new MatchCandidate(person, MatchScore.Possible(strategy, name, agreeing, conflicting), strategy, agreeing, conflicting));
    }

    private NameComparison CompareName(string? name, int person) =>
        string.IsNullOrEmpty(name) ? NameComparison.Different : PersonName.Compare(name, roster.NameOf(person));

    /// <summary>Those who live at a place; people of one sound are in the order of places, by their household's.</summary>
    private ReadOnlySpan<int> At(int place, ReadOnlySpan<int> namesakes) =>
        PersonRange.Of(namesakes, _columns.PlaceStarts[place], _columns.PlaceStarts[place + 1]);
}
