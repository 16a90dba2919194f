using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>
/// Finds the people worth comparing with a row, by its id, its household and its name at its place. Says nothing of how likely they
/// are. Pure and thread-safe; the buffer belongs to the caller.
/// </summary>
internal sealed class CandidateBlocks(RosterIndex roster)
{
    private readonly RosterColumns _columns = roster.Columns;
    private readonly RowEvidence _evidence = new(roster);

    /// <summary>Clears the buffer and fills it with the candidates of a row.</summary>
    internal void Find(in MatchQuery query, CandidateBuffer into)
    {
        into.Clear();
        if (query.IsAreaSignal)
        {
            return;
        }

        var name = query.IsHouseholdLevel && string.IsNullOrEmpty(query.Name) ? query.HeadName : query.Name;
        FindById(query, into);
        FindHousehold(query, into);
        if (!string.IsNullOrEmpty(name) && !SomebodyAgrees(name, into))
        {
            FindByName(query, name, into);
        }
    }

    private void FindById(in MatchQuery query, CandidateBuffer into)
    {
        if (query.IdState == CitizenIdState.Sound && query.Id.Packed != 0)
        {
            Add(roster.WithId(query.Id), Blocks.ExactId, IdEdit.Same, into);
            FindLostDigits(query, into);
        }
        else if (query.IdText is { Length: >= IdNeighbours.ShortestPrefix } text && query.IdState != CitizenIdState.Absent)
        {
            FindByIdText(text, into);
        }
    }

    /// <summary>A sound id on no roster is another real person, but soundness may be chance where it ends in 000 or was upgraded from 15 digits.</summary>
    private void FindLostDigits(in MatchQuery query, CandidateBuffer into)
    {
        var endsInZeros = query.Id.Packed % 100 == 0 && CitizenId.CheckDigitOf(query.Id.Packed) == '0';
        if (into.Count == 0 && (endsInZeros || query.IdIsUpgraded))
        {
            var written = query.Id.Reveal();
            FindByPrefix(query.IdIsUpgraded ? string.Concat(written.AsSpan(0, 6), written.AsSpan(8, 9)) : written[..15], into);
        }
    }

    private void FindByIdText(string text, CandidateBuffer into)
    {
        if (_columns.OddIds.TryGetValue(text, out var sameText))
        {
            Add(sameText, Blocks.ExactId, IdEdit.Same, into);
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
                Add(roster.IdsBetween(neighbour.Packed, neighbour.Packed), Blocks.IdNeighbour, EditOf(neighbour.Strategy), into);
            }
        }

        FindByPrefix(text, into);
    }

    private static IdEdit EditOf(MatchStrategy strategy) => strategy switch
    {
        MatchStrategy.IdSubstitution => IdEdit.Substitution,
        MatchStrategy.IdTransposition => IdEdit.Transposition,
        _ => IdEdit.Dropped,
    };

    private void FindByPrefix(ReadOnlySpan<char> text, CandidateBuffer into)
    {
        if (IdNeighbours.TryPrefixRange(text, out var lowest, out var highest))
        {
            Add(roster.IdsBetween(lowest, highest), Blocks.IdPrefix, IdEdit.Prefix, into);
        }
    }

    private void FindHousehold(in MatchQuery query, CandidateBuffer into)
    {
        var found = into.Count;
        for (var i = 0; i < found; i++)
        {
            if (into[i].Blocks.HasFlag(Blocks.ExactId) && (query.Name is null || !PersonName.Agrees(query.Name, roster.NameOf(into[i].Person))))
            {
                AddMembers(_columns.HouseholdOfPerson[into[i].Person], Blocks.Household, into);
            }
        }

        foreach (var head in roster.WithId(query.HeadId))
        {
            AddMembers(_columns.HouseholdOfPerson[head], Blocks.Household, into);
        }
    }

    private void FindByName(in MatchQuery query, string name, CandidateBuffer into)
    {
        var namesakes = _columns.BySound.Find(PersonName.SoundKey(name));
        if (!string.IsNullOrEmpty(query.Village))
        {
            foreach (var place in _columns.Places.WithVillage(query.Village))
            {
                if (query.Township is not { } township || _columns.Places.Township(place) is not { } other || PlaceName.SameTownship(township, other))
                {
                    Add(At(place, namesakes), Blocks.SoundAndVillage, IdEdit.None, into);
                }
            }
        }
        else if (!string.IsNullOrEmpty(query.Address))
        {
            foreach (var person in namesakes)
            {
                if (_evidence.AddressNamesVillage(query.Address, _columns.PlaceOfPerson[person]))
                {
                    into.Add(person, Blocks.SoundAndVillage);
                }
            }
        }

        if ((query.BirthDate ?? IdNeighbours.BirthDateIn(query.IdText)) is { } birthDate)
        {
            foreach (var person in namesakes)
            {
                if (_columns.BirthDays[person] == birthDate.DayNumber)
                {
                    into.Add(person, Blocks.BirthDateAndGivenName);
                }
            }
        }
    }

    private bool SomebodyAgrees(string name, CandidateBuffer into)
    {
        foreach (var candidate in into.Span)
        {
            if (PersonName.Agrees(name, roster.NameOf(candidate.Person)))
            {
                return true;
            }
        }

        return false;
    }

    private void AddMembers(int household, Blocks block, CandidateBuffer into)
    {
        for (var member = _columns.Households[household].FirstMember; member < _columns.Households[household + 1].FirstMember; member++)
        {
            into.Add(member, block);
        }
    }

    private static void Add(ReadOnlySpan<int> persons, Blocks block, IdEdit edit, CandidateBuffer into)
    {
        foreach (var person in persons)
        {
            into.Add(person, block, edit);
        }
    }

    /// <summary>Those who live at a place; people of one sound are in the order of places, by their household's.</summary>
    private ReadOnlySpan<int> At(int place, ReadOnlySpan<int> namesakes)
    {
        var start = FirstAtOrAfter(place, namesakes);
        var end = start + FirstAtOrAfter(place + 1, namesakes[start..]);
        return namesakes[start..end];
    }

    private int FirstAtOrAfter(int place, ReadOnlySpan<int> namesakes)
    {
        int low = 0, high = namesakes.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var placeThere = _columns.Households[_columns.HouseholdOfPerson[namesakes[middle]]].Place;
            (low, high) = placeThere < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
