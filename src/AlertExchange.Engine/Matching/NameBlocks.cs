using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>People by the name of a row at its place: the same sound, the same birth date, one slip away.</summary>
internal sealed class NameBlocks(RosterIndex roster)
{
    /// <summary>More villages than a row can mean: one, unless its township is not told or it was split.</summary>
    internal const int MostPlaces = 64;

    private const int Same = 0, Alike = 1, Other = 2;

    private readonly RosterColumns _columns = roster.Columns;
    private readonly RowPlaces _places = new(roster);

    /// <summary>The villages that the row may mean; where they are more than there is room for, the blocks of villages are cut.</summary>
    internal int PlacesOf(in MatchQuery query, Span<ushort> places, CandidateBuffer into)
    {
        var count = _places.Find(query, places, out var isCut);
        if (isCut)
        {
            into.NoteCapped(Blocks.SoundAndVillage | Blocks.HeadAndVillage | Blocks.SimilarNameAndVillage);
        }

        return count;
    }

    internal void SameSoundInVillage(in SoughtName name, ReadOnlySpan<ushort> places, CandidateBuffer into)
    {
        if (name.IsEmpty || places.IsEmpty)
        {
            return;
        }

        var namesakes = _columns.BySound.Find(name.Sound);
        var picked = new BlockPick(roster, stackalloc BlockPick.Picked[CandidateBlocks.MostPerBlock]);
        foreach (var place in places)
        {
            Offer(PersonRange.Of(namesakes, _columns.PlaceStarts[place], _columns.PlaceStarts[place + 1]), name, ref picked);
        }

        picked.AddTo(into, Blocks.SoundAndVillage);
    }

    /// <summary>
    /// Born on the day, of the same given name (the surname may be another) in the township; where nobody is, of the same name anywhere. The
    /// day is the row's, or the one in what is left of the id.
    /// </summary>
    internal void SameBirthDate(in MatchQuery query, in SoughtName name, ReadOnlySpan<ushort> places, CandidateBuffer into)
    {
        if (name.IsEmpty || (query.BirthDate ?? IdNeighbours.BirthDateIn(query.IdText)) is not { } date)
        {
            return;
        }

        var born = _columns.ByBirthDay.On(date.DayNumber);
        var picked = new BlockPick(roster, stackalloc BlockPick.Picked[CandidateBlocks.MostPerBlock]);
        Span<(int First, int End)> townships = stackalloc (int, int)[MostPlaces];
        foreach (var (first, end) in townships[.._places.TownshipsOf(query, places, townships)])
        {
            foreach (var person in PersonRange.Of(born, _columns.PlaceStarts[first], _columns.PlaceStarts[end]))
            {
                if (name.Agrees(person) || name.HasSameGivenName(person))
                {
                    picked.Offer(person, name.IsSame(person) ? Same : Alike);
                }
            }
        }

        if (picked.Count == 0)
        {
            foreach (var person in born)
            {
                if (name.Agrees(person))
                {
                    picked.Offer(person, name.IsSame(person) ? Same : Alike);
                }
            }
        }

        picked.AddTo(into, Blocks.BirthDateAndGivenName);
    }

    /// <summary>One slip away. People of a village stand together, so that their names are read like a page.</summary>
    internal void SimilarInVillage(in SoughtName name, ReadOnlySpan<ushort> places, CandidateBuffer into)
    {
        var picked = new BlockPick(roster, stackalloc BlockPick.Picked[CandidateBlocks.MostPerBlock]);
        foreach (var place in places)
        {
            for (var person = _columns.PlaceStarts[place]; person < _columns.PlaceStarts[place + 1]; person++)
            {
                if (name.IsOneSlipAway(person, out var looksAlike))
                {
                    picked.Offer(person, looksAlike ? Alike : Other);
                }
            }
        }

        picked.AddTo(into, Blocks.SimilarNameAndVillage);
    }

    internal void SameSoundInTownship(in MatchQuery query, in SoughtName name, ReadOnlySpan<ushort> places, CandidateBuffer into)
    {
        if (name.IsEmpty)
        {
            return;
        }

        var namesakes = _columns.BySound.Find(name.Sound);
        var picked = new BlockPick(roster, stackalloc BlockPick.Picked[CandidateBlocks.MostPerBlock]);
        Span<(int First, int End)> townships = stackalloc (int, int)[MostPlaces];
        foreach (var (first, end) in townships[.._places.TownshipsOf(query, places, townships)])
        {
            Offer(PersonRange.Of(namesakes, _columns.PlaceStarts[first], _columns.PlaceStarts[end]), name, ref picked);
        }

        picked.AddTo(into, Blocks.NameAndTownship);
    }

    private static void Offer(ReadOnlySpan<int> persons, in SoughtName name, ref BlockPick picked)
    {
        foreach (var person in persons)
        {
            picked.Offer(person, name.IsSame(person) ? Same : Alike);
        }
    }
}
