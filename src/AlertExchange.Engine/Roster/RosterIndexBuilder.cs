using System.Runtime.InteropServices;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Roster;

/// <summary>
/// Collects people and makes a <see cref="RosterIndex"/>. The order in which people are added does not matter to what the index
/// answers, only to the positions it gives them. Not thread-safe; use one builder for one index.
/// </summary>
public sealed class RosterIndexBuilder(int expectedPersons = 0)
{
    private readonly List<PersonRow> _persons = new(expectedPersons);
    private readonly List<char> _names = new(expectedPersons * 3);
    private readonly Dictionary<int, int> _householdByNo = new(expectedPersons / 3);
    private readonly List<HouseholdRow> _households = new(expectedPersons / 3);
    private readonly Dictionary<string, List<int>> _oddIds = new(StringComparer.Ordinal);
    private readonly PlaceTable _places = new();

    private string? _lastTownship, _lastVillage;
    private ushort _lastPlace;
    private int _lastHouseholdNo = -1, _lastHousehold;

    /// <summary>People added so far.</summary>
    public int PersonCount => _persons.Count;

    public void Add(int personNo, int householdNo, RosterPerson person) => Add(RosterEntry.From(personNo, householdNo, person));

    public void Add(in RosterEntry entry)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(entry.PersonNo);
        ArgumentOutOfRangeException.ThrowIfNegative(entry.HouseholdNo);
        if (_persons.Count >= IdTable.MostPersons)
        {
            throw new InvalidOperationException($"A roster has at most {IdTable.MostPersons} people.");
        }

        var person = _persons.Count;
        var household = HouseholdOf(entry.HouseholdNo);
        var place = PlaceOf(entry.Township, entry.Village);
        CollectionsMarshal.AsSpan(_households)[household].Join(entry, place);
        _persons.Add(new PersonRow(entry.Id.Packed, entry.PersonNo, household, _names.Count, BirthDayOf(entry), place, PersonFlags.Of(entry), entry.PhoneTail ?? -1));
        _names.AddRange(entry.Name.AsSpan());
        if (entry.OddId is { Length: > 0 } oddId)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(_oddIds, oddId, out _) ??= []).Add(person);
        }
    }

    /// <summary>Makes the index; the builder is spent afterwards.</summary>
    /// <param name="version">The roster version that matches and assessments will record.</param>
    public RosterIndex Build(int version)
    {
        var rows = CollectionsMarshal.AsSpan(_persons);
        var names = CollectionsMarshal.AsSpan(_names);
        var households = CollectionsMarshal.AsSpan(_households);
        var householdOrder = OrderHouseholdsByPlace(households, out var positionOfHousehold);
        var personOrder = OrderPersonsByHousehold(rows, positionOfHousehold, out var memberStarts, out var positionOfPerson);

        var ids = new ulong[rows.Length];
        var personNos = new int[rows.Length];
        var householdOfPerson = new int[rows.Length];
        var birthDays = new int[rows.Length];
        var placeOfPerson = new ushort[rows.Length];
        var flags = new PersonFlags[rows.Length];
        var phoneTails = new short[rows.Length];
        var nameStarts = new int[rows.Length + 1];
        var namePool = new char[names.Length];
        var idTable = new IdTable(rows.Length);
        var soundKeys = new ulong[rows.Length];
        for (var at = 0; at < rows.Length; at++)
        {
            var from = personOrder[at];
            ref readonly var row = ref rows[from];
            (ids[at], personNos[at], householdOfPerson[at]) = (row.Id, row.PersonNo, positionOfHousehold[row.Household]);
            (birthDays[at], placeOfPerson[at], flags[at], phoneTails[at]) = (row.BirthDay, row.Place, row.Flags, row.PhoneTail);
            var name = names[row.NameStart..(from + 1 < rows.Length ? rows[from + 1].NameStart : names.Length)];
            name.CopyTo(namePool.AsSpan(nameStarts[at]));
            nameStarts[at + 1] = nameStarts[at] + name.Length;
            soundKeys[at] = PersonName.SoundKey(name);
            if (row.Id != 0)
            {
                idTable.Add(row.Id, at, NameCode.Of(name));
            }
        }

        return new RosterIndex(version, new RosterColumns
        {
            IdTable = idTable,
            Ids = ids,
            ById = SortById(ids),
            PersonNos = personNos,
            HouseholdOfPerson = householdOfPerson,
            BirthDays = birthDays,
            PlaceOfPerson = placeOfPerson,
            Flags = flags,
            PhoneTails = phoneTails,
            NameStarts = nameStarts,
            NamePool = namePool,
            BySound = new SoundIndex(soundKeys),
            Places = _places,
            Households = MakeHouseholds(households, householdOrder, memberStarts, flags, personNos),
            OddIds = _oddIds.ToDictionary(pair => pair.Key, pair => pair.Value.Select(person => positionOfPerson[person]).ToArray(), StringComparer.Ordinal),
            PersonByNo = new NumberMap(personNos),
            HouseholdByNo = new NumberMap(Array.ConvertAll(householdOrder, household => _households[household].HouseholdNo)),
        });
    }

    private int HouseholdOf(int householdNo)
    {
        if (householdNo == _lastHouseholdNo)
        {
            return _lastHousehold;
        }

        ref var household = ref CollectionsMarshal.GetValueRefOrAddDefault(_householdByNo, householdNo, out var known);
        if (!known)
        {
            household = _households.Count;
            _households.Add(new HouseholdRow(householdNo));
        }

        (_lastHouseholdNo, _lastHousehold) = (householdNo, household);
        return household;
    }

    private ushort PlaceOf(string? township, string? village)
    {
        if (township != _lastTownship || village != _lastVillage)
        {
            (_lastTownship, _lastVillage, _lastPlace) = (township, village, _places.Intern(township, village));
        }

        return _lastPlace;
    }

    private static int BirthDayOf(in RosterEntry entry) =>
        (entry.BirthDate ?? (entry.Id.Packed == 0 ? null : entry.Id.BirthDate))?.DayNumber ?? -1;

    /// <summary>People of one village stand together, so that name and village is one range of the sound index.</summary>
    private static int[] OrderHouseholdsByPlace(ReadOnlySpan<HouseholdRow> households, out int[] positionOfHousehold)
    {
        var keys = new ulong[households.Length];
        var order = new int[households.Length];
        for (var i = 0; i < households.Length; i++)
        {
            (keys[i], order[i]) = (households[i].Place, i);
        }

        RadixSort.Sort(ref keys, ref order);
        positionOfHousehold = new int[households.Length];
        for (var at = 0; at < order.Length; at++)
        {
            positionOfHousehold[order[at]] = at;
        }

        return order;
    }

    private static int[] OrderPersonsByHousehold(ReadOnlySpan<PersonRow> rows, int[] positionOfHousehold, out int[] memberStarts, out int[] positionOfPerson)
    {
        memberStarts = new int[positionOfHousehold.Length + 1];
        foreach (ref readonly var row in rows)
        {
            memberStarts[positionOfHousehold[row.Household] + 1]++;
        }

        for (var i = 1; i < memberStarts.Length; i++)
        {
            memberStarts[i] += memberStarts[i - 1];
        }

        var next = memberStarts.AsSpan().ToArray();
        var order = new int[rows.Length];
        positionOfPerson = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var at = next[positionOfHousehold[rows[i].Household]]++;
            (order[at], positionOfPerson[i]) = (i, at);
        }

        return order;
    }

    private static int[] SortById(ulong[] ids)
    {
        var persons = new int[ids.Length];
        var count = 0;
        for (var person = 0; person < ids.Length; person++)
        {
            if (ids[person] != 0)
            {
                persons[count++] = person;
            }
        }

        Array.Resize(ref persons, count);
        var keys = Array.ConvertAll(persons, person => ids[person]);
        RadixSort.Sort(ref keys, ref persons);
        return persons;
    }

    private static HouseholdRecord[] MakeHouseholds(ReadOnlySpan<HouseholdRow> rows, int[] order, int[] memberStarts, PersonFlags[] flags, int[] personNos)
    {
        var households = new HouseholdRecord[order.Length + 1];
        for (var at = 0; at < order.Length; at++)
        {
            ref readonly var row = ref rows[order[at]];
            var head = -1;
            for (var member = memberStarts[at]; member < memberStarts[at + 1]; member++)
            {
                head = flags[member].IsHead && (head < 0 || personNos[member] < personNos[head]) ? member : head;
            }

            households[at] = new HouseholdRecord(row.HouseholdNo, memberStarts[at], head, row.Place, row.Category);
        }

        households[order.Length] = new HouseholdRecord(-1, memberStarts[order.Length], -1, 0, HouseholdCategory.General);
        return households;
    }

    private readonly record struct PersonRow(ulong Id, int PersonNo, int Household, int NameStart, int BirthDay, ushort Place, PersonFlags Flags, short PhoneTail);

    private record struct HouseholdRow(int HouseholdNo)
    {
        internal ushort Place;
        internal HouseholdCategory Category;
        private long _placeRank = long.MaxValue;

        /// <summary>The head's place is the household's, else the member's with the lowest number; the most watchful category counts.</summary>
        internal void Join(in RosterEntry entry, ushort place)
        {
            var rank = entry.PersonNo + (entry.IsHead ? 0 : 1L << 32);
            if (place != 0 && rank < _placeRank)
            {
                (Place, _placeRank) = (place, rank);
            }

            Category = (HouseholdCategory)Math.Max((byte)Category, (byte)entry.Category);
        }
    }
}
