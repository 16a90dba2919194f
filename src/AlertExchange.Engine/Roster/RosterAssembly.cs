using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Engine.Roster;

/// <summary>
/// Puts the columns of a <see cref="RosterIndex"/> together from what was added. People are ordered village by village and household by
/// household; then what does not depend on one another (ids, sounds, dates) is made at the same time.
/// </summary>
internal static class RosterAssembly
{
    /// <summary>Far enough ahead that a slot of the id table has arrived when its person is added.</summary>
    private const int PrefetchDistance = 16;

    internal static RosterColumns Assemble(RosterIndexBuilder added, DialectMergers dialect, AreaIndex? areas)
    {
        var (places, lastingPlaces) = added.Places.Sort();
        var householdOrder = OrderHouseholds(added.Households, lastingPlaces, out var positionOfHousehold, out var householdsOfPlace);
        var personOrder = OrderPersons(added.Persons, positionOfHousehold, out var memberStarts);
        var people = new People(added.Persons.Length, added.Names.Length);
        Arrange(added.Persons, added.Names, personOrder, positionOfHousehold, lastingPlaces, people);

        IdTable? idTable = null;
        SoundIndex? bySound = null;
        BirthDayIndex? byBirthDay = null;
        NumberMap? personByNo = null;
        Parallel.Invoke(
            () => bySound = IndexSounds(people, dialect),
            () => idTable = IndexIds(people),
            () =>
            {
                byBirthDay = new BirthDayIndex(people.BirthDays);
                personByNo = new NumberMap(people.PersonNos);
            });

        var households = MakeHouseholds(added.Households, householdOrder, memberStarts, lastingPlaces, people);
        return new RosterColumns
        {
            IdTable = idTable!,
            Ids = people.Ids,
            PersonNos = people.PersonNos,
            HouseholdOfPerson = people.Households,
            BirthDays = people.BirthDays,
            PlaceOfPerson = people.Places,
            Flags = people.Flags,
            PhoneTails = people.PhoneTails,
            NameStarts = people.NameStarts,
            NamePool = people.NamePool,
            BySound = bySound!,
            ByBirthDay = byBirthDay!,
            Places = new PlaceTable(places, areas),
            PlaceStarts = Array.ConvertAll(householdsOfPlace, household => memberStarts[household]),
            Households = households,
            OddIds = PlaceOddIds(added.OddIds, personOrder),
            PersonByNo = personByNo!,
            HouseholdByNo = new NumberMap(Array.ConvertAll(households, household => household.HouseholdNo).AsSpan(0, householdOrder.Length)),
        };
    }

    /// <summary>Households in the order of places, as added inside one.</summary>
    /// <param name="householdsOfPlace">The first household of each place, and their number to close the last.</param>
    private static int[] OrderHouseholds(ReadOnlySpan<RosterIndexBuilder.HouseholdRow> households, ushort[] lastingPlaces, out int[] positionOfHousehold, out int[] householdsOfPlace)
    {
        householdsOfPlace = new int[lastingPlaces.Length + 1];
        foreach (ref readonly var household in households)
        {
            householdsOfPlace[lastingPlaces[household.Place] + 1]++;
        }

        Accumulate(householdsOfPlace);
        var next = householdsOfPlace.AsSpan().ToArray();
        var order = new int[households.Length];
        positionOfHousehold = new int[households.Length];
        for (var i = 0; i < households.Length; i++)
        {
            var at = next[lastingPlaces[households[i].Place]]++;
            (order[at], positionOfHousehold[i]) = (i, at);
        }

        return order;
    }

    private static int[] OrderPersons(ReadOnlySpan<RosterIndexBuilder.PersonRow> rows, int[] positionOfHousehold, out int[] memberStarts)
    {
        memberStarts = new int[positionOfHousehold.Length + 1];
        foreach (ref readonly var row in rows)
        {
            memberStarts[positionOfHousehold[row.Household] + 1]++;
        }

        Accumulate(memberStarts);
        var next = memberStarts.AsSpan().ToArray();
        var order = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            order[next[positionOfHousehold[rows[i].Household]]++] = i;
        }

        return order;
    }

    private static void Accumulate(Span<int> counts)
    {
        for (var i = 1; i < counts.Length; i++)
        {
            counts[i] += counts[i - 1];
        }
    }

    private static void Arrange(
        ReadOnlySpan<RosterIndexBuilder.PersonRow> rows, ReadOnlySpan<char> names, int[] personOrder, int[] positionOfHousehold, ushort[] lastingPlaces, People people)
    {
        for (var at = 0; at < personOrder.Length; at++)
        {
            var from = personOrder[at];
            ref readonly var row = ref rows[from];
            (people.Ids[at], people.PersonNos[at], people.Households[at]) = (row.Id, row.PersonNo, positionOfHousehold[row.Household]);
            (people.BirthDays[at], people.Places[at], people.Flags[at], people.PhoneTails[at]) = (row.BirthDay, lastingPlaces[row.Place], row.Flags, row.PhoneTail);
            var name = names[row.NameStart..(from + 1 < rows.Length ? rows[from + 1].NameStart : names.Length)];
            name.CopyTo(people.NamePool.AsSpan(people.NameStarts[at]));
            people.NameStarts[at + 1] = people.NameStarts[at] + name.Length;
        }
    }

    private static IdTable IndexIds(People people)
    {
        var table = new IdTable(people.Ids.Length);
        for (var person = 0; person < people.Ids.Length; person++)
        {
            if (person + PrefetchDistance < people.Ids.Length)
            {
                table.Prefetch(people.Ids[person + PrefetchDistance]);
            }

            if (people.Ids[person] != 0)
            {
                table.Add(people.Ids[person], person, NameCode.Of(people.NameOf(person)));
            }
        }

        return table;
    }

    private static SoundIndex IndexSounds(People people, DialectMergers dialect)
    {
        var keyAndPerson = new ulong[people.Ids.Length];
        for (var person = 0; person < keyAndPerson.Length; person++)
        {
            keyAndPerson[person] = (ulong)PersonName.SoundKey(people.NameOf(person), dialect) << 32 | (uint)person;
        }

        return new SoundIndex(keyAndPerson);
    }

    private static HouseholdRecord[] MakeHouseholds(
        ReadOnlySpan<RosterIndexBuilder.HouseholdRow> rows, int[] order, int[] memberStarts, ushort[] lastingPlaces, People people)
    {
        var households = new HouseholdRecord[order.Length + 1];
        for (var at = 0; at < order.Length; at++)
        {
            ref readonly var row = ref rows[order[at]];
            var head = -1;
            for (var member = memberStarts[at]; member < memberStarts[at + 1]; member++)
            {
                head = people.Flags[member].IsHead && (head < 0 || people.PersonNos[member] < people.PersonNos[head]) ? member : head;
            }

            households[at] = new HouseholdRecord(row.HouseholdNo, memberStarts[at], head, lastingPlaces[row.Place], row.Category);
        }

        households[order.Length] = new HouseholdRecord(-1, memberStarts[order.Length], -1, 0, HouseholdCategory.General);
        return households;
    }

    private static Dictionary<string, int[]> PlaceOddIds(Dictionary<string, List<int>> oddIds, int[] personOrder)
    {
        if (oddIds.Count == 0)
        {
            return [];
        }

        var positionOfPerson = new int[personOrder.Length];
        for (var at = 0; at < personOrder.Length; at++)
        {
            positionOfPerson[personOrder[at]] = at;
        }

        return oddIds.ToDictionary(pair => pair.Key, pair => pair.Value.Select(person => positionOfPerson[person]).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The columns of people while they are filled.</summary>
    private sealed class People(int persons, int characters)
    {
        internal readonly ulong[] Ids = new ulong[persons];
        internal readonly int[] PersonNos = new int[persons];
        internal readonly int[] Households = new int[persons];
        internal readonly int[] BirthDays = new int[persons];
        internal readonly ushort[] Places = new ushort[persons];
        internal readonly PersonFlags[] Flags = new PersonFlags[persons];
        internal readonly short[] PhoneTails = new short[persons];
        internal readonly int[] NameStarts = new int[persons + 1];
        internal readonly char[] NamePool = new char[characters];

        internal ReadOnlySpan<char> NameOf(int person) => NamePool.AsSpan(NameStarts[person]..NameStarts[person + 1]);
    }
}
