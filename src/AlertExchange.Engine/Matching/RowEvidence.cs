using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>Which attributes beside id and name a row and a person agree or conflict in. What either does not say is neither.</summary>
internal sealed class RowEvidence(RosterIndex roster)
{
    private readonly RosterColumns _columns = roster.Columns;

    internal (MatchAttributes Agreeing, MatchAttributes Conflicting) Of(in MatchQuery query, int person)
    {
        MatchAttributes agreeing = MatchAttributes.None, conflicting = MatchAttributes.None;
        var birthDay = _columns.BirthDays[person];
        if (query.BirthDate is { } birthDate && birthDay >= 0)
        {
            Note(MatchAttributes.BirthDate, birthDate.DayNumber == birthDay);
        }

        if (query.Sex is not null && _columns.Flags[person].Sex is { } sex)
        {
            Note(MatchAttributes.Sex, query.Sex == sex);
        }

        NotePlace(query, _columns.PlaceOfPerson[person], ref agreeing, ref conflicting);
        var head = query.HeadName is null ? -1 : _columns.Households[_columns.HouseholdOfPerson[person]].Head;
        if (head >= 0)
        {
            Note(MatchAttributes.Head, PersonName.Agrees(query.HeadName, roster.NameOf(head)));
        }

        return (agreeing, conflicting);

        void Note(MatchAttributes attribute, bool agrees)
        {
            agreeing |= agrees ? attribute : MatchAttributes.None;
            conflicting |= agrees ? MatchAttributes.None : attribute;
        }
    }

    /// <summary>True when an address names the village of a place: its name followed by 村, 社区 or 居委会, so that a township of the same name is not taken for it.</summary>
    internal bool AddressNamesVillage(ReadOnlySpan<char> address, int place)
    {
        if (_columns.Places.VillageCore(place) is not { Length: >= 1 } village)
        {
            return false;
        }

        for (var rest = address; rest.IndexOf(village, StringComparison.Ordinal) is var at and >= 0; rest = rest[(at + 1)..])
        {
            if (at + village.Length < rest.Length && rest[at + village.Length] is '村' or '社' or '居')
            {
                return true;
            }
        }

        return false;
    }

    private void NotePlace(in MatchQuery query, int place, ref MatchAttributes agreeing, ref MatchAttributes conflicting)
    {
        if (query.Township is { } township && _columns.Places.Township(place) is { } rosterTownship)
        {
            var agrees = PlaceName.SameTownship(township, rosterTownship);
            agreeing |= agrees ? MatchAttributes.Township : MatchAttributes.None;
            conflicting |= agrees ? MatchAttributes.None : MatchAttributes.Township;
        }

        if (query.Village is { } village)
        {
            if (_columns.Places.Village(place) is { } rosterVillage)
            {
                var agrees = PlaceName.SameVillage(village, rosterVillage);
                agreeing |= agrees ? MatchAttributes.Village : MatchAttributes.None;
                conflicting |= agrees ? MatchAttributes.None : MatchAttributes.Village;
            }
        }
        else if (query.Address is { } address && AddressNamesVillage(address, place))
        {
            // Prose that does not name the village contradicts nothing.
            agreeing |= MatchAttributes.Village;
        }
    }
}
