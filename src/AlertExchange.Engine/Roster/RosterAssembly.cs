using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Engine.Roster;

/// <summary>
/// Puts the columns of a <see cref="RosterIndex"/> together from what was added. People are ordered village by village and household by
/// household; what does not depend on one another (ids, names with their sounds, everything else) is made at the same time.
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
        var people = new People(personOrder.Length, added.Names.Length);
        IdTable? idTable = null;
        SoundIndex? bySound = null;
        BirthDayIndex? byBirthDay = null;
        NumberMap? personByNo = null;
        HouseholdRecord[]? households = null;
        Parallel.Invoke(
            () =>
            {
                Arrange(added.Persons, personOrder, positionOfHousehold, lastingPlaces, people);
                byBirthDay = new BirthDayIndex(people.BirthDays);
                personByNo = new NumberMap(people.PersonNos);
                households = MakeHouseholds(added.Households, householdOrder, memberStarts, lastingPlaces, people);
            },
            () =>
            {
                ArrangeNames(added.Persons, added.Names, personOrder, people);
                bySound = IndexSounds(people, dialect);
            },
            () => idTable = IndexIds(added.Persons, added.Names, personOrder));

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
            Households = households!,
            OddIds = PlaceOddIds(added.OddIds, personOrder),
            PersonByNo = personByNo!,
            HouseholdByNo = new NumberMap(Array.ConvertAll(households!, household => household.HouseholdNo).AsSpan(0, householdOrder.Length)),
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
        var order = GC.AllocateUninitializedArray<int>(rows.Length);
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

    private static void Arrange(ReadOnlySpan<RosterIndexBuilder.PersonRow> rows, int[] personOrder, int[] positionOfHousehold, ushort[] lastingPlaces, People people)
    {
        for (var at = 0; at < personOrder.Length; at++)
        {
            ref readonly var row = ref rows[personOrder[at]];
            (people.Ids[at], people.PersonNos[at], people.Households[at]) = (row.Id, row.PersonNo, positionOfHousehold[row.Household]);
            people.BirthDays[at] = row.BirthDay >= 0 || row.Id == 0 ? row.BirthDay : CitizenId.FromPacked(row.Id).BirthDate.DayNumber;
            (people.Places[at], people.Flags[at], people.PhoneTails[at]) = (lastingPlaces[row.Place], row.Flags, row.PhoneTail);
        }
    }

    private static void ArrangeNames(ReadOnlySpan<RosterIndexBuilder.PersonRow> rows, ReadOnlySpan<char> names, int[] personOrder, People people)
    {
        var start = 0;
        for (var at = 0; at < personOrder.Length; at++)
        {
            var name = NameOf(rows, names, personOrder[at]);
            people.NameStarts[at] = start;
            name.CopyTo(people.NamePool.AsSpan(start));
            start += name.Length;
        }

        people.NameStarts[personOrder.Length] = start;
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<RosterIndexBuilder.PersonRow> rows, ReadOnlySpan<char> names, int person) =>
        names[rows[person].NameStart..(person + 1 < rows.Length ? rows[person + 1].NameStart : names.Length)];

    private static IdTable IndexIds(ReadOnlySpan<RosterIndexBuilder.PersonRow> rows, ReadOnlySpan<char> names, int[] personOrder)
    {
        var table = new IdTable(rows.Length);
        for (var at = 0; at < personOrder.Length; at++)
        {
            if (at + PrefetchDistance < personOrder.Length)
            {
                table.Prefetch(rows[personOrder[at + PrefetchDistance]].Id);
            }

            var from = personOrder[at];
            if (rows[from].Id != 0)
            {
                table.Add(rows[from].Id, at, NameCode.Of(NameOf(rows, names, from)));
            }
        }

        return table;
    }

    private static SoundIndex IndexSounds(People people, DialectMergers dialect)
    {
        var keyAndPerson = GC.AllocateUninitializedArray<ulong>(people.Ids.Length);
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
        internal readonly ulong[] Ids = GC.AllocateUninitializedArray<ulong>(persons);
        internal readonly int[] PersonNos = GC.AllocateUninitializedArray<int>(persons);
        internal readonly int[] Households = GC.AllocateUninitializedArray<int>(persons);
        internal readonly int[] BirthDays = GC.AllocateUninitializedArray<int>(persons);
        internal readonly ushort[] Places = GC.AllocateUninitializedArray<ushort>(persons);
        internal readonly PersonFlags[] Flags = GC.AllocateUninitializedArray<PersonFlags>(persons);
        internal readonly short[] PhoneTails = GC.AllocateUninitializedArray<short>(persons);
        internal readonly int[] NameStarts = GC.AllocateUninitializedArray<int>(persons + 1);
        internal readonly char[] NamePool = GC.AllocateUninitializedArray<char>(characters);

        internal ReadOnlySpan<char> NameOf(int person) => NamePool.AsSpan(NameStarts[person]..NameStarts[person + 1]);
    }
}
