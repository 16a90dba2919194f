using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>
/// Finds the people worth comparing with a row, by narrow blocks first: its id; the households that ids lead to; name and village; birth
/// date; the head's household and similar names in the village; the name in the township. A broader one is opened only where the narrower
/// ones brought nobody whose name agrees.
/// Says nothing of how likely anybody is. Pure and thread-safe; the buffer belongs to the caller. docs/adr/0025 says why.
/// </summary>
internal sealed class CandidateBlocks(RosterIndex roster)
{
    /// <summary>A block that holds more people is cut to so many: those of the very name first, then those of the lowest number in storage.</summary>
    internal const int MostPerBlock = 32;

    private readonly IdBlocks _byId = new(roster);
    private readonly HouseholdBlocks _byHousehold = new(roster);
    private readonly NameBlocks _byName = new(roster);

    /// <summary>Clears the buffer and fills it with the candidates of a row.</summary>
    internal void Find(in MatchQuery query, CandidateBuffer into)
    {
        into.Clear();
        if (query.IsAreaSignal)
        {
            return;
        }

        var name = new SoughtName(roster, query.IsHouseholdLevel && string.IsNullOrEmpty(query.Name) ? query.HeadName : query.Name);
        _byId.Find(query, name, into);
        if (!IsSettled(query, name, into))
        {
            _byHousehold.OfIds(query, name, into);
        }

        if (IsSettled(query, name, into) || !query.SaysMoreThanIdAndName && query.IdText is null)
        {
            return;
        }

        Span<ushort> room = stackalloc ushort[NameBlocks.MostPlaces];
        var places = room[.._byName.PlacesOf(query, room, into)];
        _byName.SameSoundInVillage(name, places, into);
        if (!IsSettled(query, name, into))
        {
            _byName.SameBirthDate(query, name, places, into);
        }

        if (!IsSettled(query, name, into))
        {
            _byHousehold.OfHead(query, name, places, into);
            _byName.SimilarInVillage(name, places, into);
        }

        if (!IsSettled(query, name, into))
        {
            _byName.SameSoundInTownship(query, name, places, into);
        }
    }

    /// <summary>True when somebody's name agrees and no birth date speaks against it: then no broader block is opened.</summary>
    private bool IsSettled(in MatchQuery query, in SoughtName name, CandidateBuffer into)
    {
        foreach (var candidate in into.Span)
        {
            if (name.Agrees(candidate.Person) && (query.BirthDate is not { } date || roster.Columns.BirthDays[candidate.Person] is var day && (day < 0 || day == date.DayNumber)))
            {
                return true;
            }
        }

        return false;
    }
}
