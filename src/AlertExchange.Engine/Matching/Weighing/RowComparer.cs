using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>Compares a row with a person of the roster, attribute by attribute. Pure, thread-safe, without allocation.</summary>
internal sealed class RowComparer(RosterIndex roster)
{
    /// <summary>So many years from the ages of a grade are still near them.</summary>
    private const int NearYears = 2;

    private readonly RosterColumns _columns = roster.Columns;
    private readonly PlaceComparer _places = new(roster.Columns.Places);

    internal ComparisonVector Compare(in MatchQuery query, int person)
    {
        var name = NameGrades.Compare(NameOf(query), roster.NameOf(person), roster.Dialect);
        var id = CompareId(query, person);
        if (id == IdLevel.Different && name is >= NameLevel.Same and <= NameLevel.OneCharacter && LeadsToHousemate(query, person))
        {
            id = IdLevel.OtherMember;
        }
        else if (id is >= IdLevel.Same and <= IdLevel.Prefix && name is NameLevel.GivenDiffers or NameLevel.Different or NameLevel.SurnameDiffers && NamesMember(NameOf(query), person))
        {
            name = NameLevel.OtherMember;
        }

        return CompareRest(query, person, name, id);
    }

    /// <summary>The place alone.</summary>
    internal PlaceLevel ComparePlace(in MatchQuery query, int person) => _places.Compare(query, _columns.PlaceOfPerson[person]);

    /// <summary>The same where name and id are compared already.</summary>
    internal ComparisonVector CompareRest(in MatchQuery query, int person, NameLevel name, IdLevel id)
    {
        var vector = default(ComparisonVector)
            .With(LinkageAttribute.Name, (byte)name)
            .With(LinkageAttribute.CitizenId, (byte)id)
            .With(LinkageAttribute.BirthDate, (byte)CompareBirthDate(query, person))
            .With(LinkageAttribute.Sex, (byte)CompareSex(query, person))
            .With(LinkageAttribute.Place, (byte)_places.Compare(query, _columns.PlaceOfPerson[person]))
            .With(LinkageAttribute.Head, (byte)CompareHead(query, person))
            .With(LinkageAttribute.Phone, (byte)ComparePhone(query, person))
            .With(LinkageAttribute.SchoolAge, (byte)CompareSchoolAge(query, person));
        return MarkImplied(vector);
    }

    /// <summary>
    /// What a stronger agreement brings along does not count once more: birth date, sex and age are in the id, the age in the birth date.
    /// Contradictions always count.
    /// </summary>
    private static ComparisonVector MarkImplied(ComparisonVector vector)
    {
        var knowsDate = vector.CitizenId is >= IdLevel.Same and <= IdLevel.BirthDatePart;
        if (knowsDate && vector.BirthDate is BirthDateLevel.Same or BirthDateLevel.DayMonthSwapped or BirthDateLevel.YearOffByOne)
        {
            vector = vector.Implying(LinkageAttribute.BirthDate);
        }

        if (vector.CitizenId is >= IdLevel.Same and <= IdLevel.Prefix && vector.Sex == SexLevel.Same)
        {
            vector = vector.Implying(LinkageAttribute.Sex);
        }

        return (knowsDate || vector.BirthDate is >= BirthDateLevel.Same and <= BirthDateLevel.YearOffByOne) && vector.SchoolAge is SchoolAgeLevel.Fits or SchoolAgeLevel.Near
            ? vector.Implying(LinkageAttribute.SchoolAge)
            : vector;
    }

    internal static string? NameOf(in MatchQuery query) => query.IsHouseholdLevel && string.IsNullOrEmpty(query.Name) ? query.HeadName : query.Name;

    private IdLevel CompareId(in MatchQuery query, int person)
    {
        if (_columns.Ids[person] != 0)
        {
            return IdGrades.Compare(query, _columns.Ids[person]);
        }

        return query.IdState != CitizenIdState.Sound && query.IdText is { } text && _columns.OddIds.TryGetValue(text, out var same) && same.AsSpan().Contains(person)
            ? IdLevel.Same
            : IdLevel.Absent;
    }

    private bool LeadsToHousemate(in MatchQuery query, int person)
    {
        var (first, end) = Members(person);
        for (var member = first; member < end; member++)
        {
            if (member != person && CompareId(query, member) is >= IdLevel.Same and <= IdLevel.Prefix)
            {
                return true;
            }
        }

        return false;
    }

    private BirthDateLevel CompareBirthDate(in MatchQuery query, int person)
    {
        if (query.BirthDate is not { } written || _columns.BirthDays[person] is not (>= 0 and var day))
        {
            return BirthDateLevel.Absent;
        }

        if (written.DayNumber == day)
        {
            return BirthDateLevel.Same;
        }

        var known = DateOnly.FromDayNumber(day);
        return written.Year == known.Year && written.Month == known.Day && written.Day == known.Month ? BirthDateLevel.DayMonthSwapped
            : Math.Abs(written.Year - known.Year) == 1 && written.Month == known.Month && written.Day == known.Day ? BirthDateLevel.YearOffByOne
            : BirthDateLevel.Different;
    }

    private SexLevel CompareSex(in MatchQuery query, int person) =>
        query.Sex is null || _columns.Flags[person].Sex is not { } sex ? SexLevel.Absent : query.Sex == sex ? SexLevel.Same : SexLevel.Different;

    private HeadLevel CompareHead(in MatchQuery query, int person)
    {
        // Most rows name no head: then nothing is fetched.
        if (query.HeadId.Packed == 0 && string.IsNullOrEmpty(query.HeadName))
        {
            return HeadLevel.Absent;
        }

        var household = _columns.HouseholdOfPerson[person];
        var head = _columns.Households[household].Head;
        if (query.HeadId.Packed != 0 && _columns.IdTable.Find(query.HeadId.Packed, out _, out var isShared) is var byId and >= 0)
        {
            return _columns.HouseholdOfPerson[byId] == household || isShared && LivesIn(household, _columns.IdTable.Sharing(query.HeadId.Packed)) ? HeadLevel.ById : HeadLevel.Different;
        }

        if (string.IsNullOrEmpty(query.HeadName) || head < 0 || head == person && (string.IsNullOrEmpty(query.Name) || query.Name == query.HeadName))
        {
            return HeadLevel.Absent;
        }

        var level = NameGrades.Compare(query.HeadName, roster.NameOf(head), roster.Dialect);
        return level is NameLevel.Same or NameLevel.Variant ? HeadLevel.Same
            : level <= NameLevel.OneCharacter ? HeadLevel.Similar
            : NamesMember(query.HeadName, person) ? HeadLevel.OtherMember
            : HeadLevel.Different;
    }

    private bool LivesIn(int household, ReadOnlySpan<int> persons)
    {
        foreach (var person in persons)
        {
            if (_columns.HouseholdOfPerson[person] == household)
            {
                return true;
            }
        }

        return false;
    }

    private bool NamesMember(string? name, int person)
    {
        var (first, end) = Members(person);
        for (var member = first; member < end; member++)
        {
            if (member != person && NameGrades.Compare(name, roster.NameOf(member), roster.Dialect) is NameLevel.Same or NameLevel.Variant)
            {
                return true;
            }
        }

        return false;
    }

    private PhoneLevel ComparePhone(in MatchQuery query, int person) =>
        query.Phone is null || PhoneTail.Of(query.Phone) is not { } tail || _columns.PhoneTails[person] is not (>= 0 and var known) ? PhoneLevel.Absent
        : tail == known ? PhoneLevel.SameTail
        : PhoneLevel.Different;

    private SchoolAgeLevel CompareSchoolAge(in MatchQuery query, int person)
    {
        if (query.BornTo == 0 || _columns.BirthDays[person] is not (>= 0 and var day))
        {
            return SchoolAgeLevel.Absent;
        }

        var year = DateOnly.FromDayNumber(day).Year;
        var off = Math.Max(query.BornFrom - year, year - query.BornTo);
        return off <= 0 ? SchoolAgeLevel.Fits : off <= NearYears ? SchoolAgeLevel.Near : SchoolAgeLevel.Contradicts;
    }

    private (int First, int End) Members(int person)
    {
        var household = _columns.HouseholdOfPerson[person];
        return (_columns.Households[household].FirstMember, _columns.Households[household + 1].FirstMember);
    }
}
