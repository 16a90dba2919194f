using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Roster;

/// <summary>
/// One version of the roster in memory: immutable, thread-safe, some 84 bytes a person beyond names. People and households are
/// addressed by position, which is good only for this index; PersonNo and HouseholdNo are the numbers that storage keeps for good.
/// </summary>
public sealed class RosterIndex
{
    internal RosterIndex(int version, RosterColumns columns, DialectMergers dialect) => (Version, Columns, Dialect) = (version, columns, dialect);

    /// <summary>The roster version that matches and assessments record.</summary>
    public int Version { get; }

    public int PersonCount => Columns.PersonNos.Length;

    public int HouseholdCount => Columns.Households.Length - 1;

    /// <summary>Bytes held by arrays, without the names' characters and the few texts of villages and unsound ids.</summary>
    public long BytesBeyondNames => Columns.IdTable.SizeInBytes + Columns.BySound.SizeInBytes + Columns.PersonByNo.SizeInBytes + Columns.HouseholdByNo.SizeInBytes +
        Columns.PersonNos.LongLength * (sizeof(ulong) + 4 * sizeof(int) + sizeof(ushort) + sizeof(short) + sizeof(byte)) + Columns.ByBirthDay.SizeInBytes + Columns.PlaceStarts.LongLength * sizeof(int) +
        Columns.Households.LongLength * 16;

    /// <summary>What the county's people do not tell apart: by it people are found by the sound of their names.</summary>
    public DialectMergers Dialect { get; }

    internal RosterColumns Columns { get; }

    /// <summary>A roster without people.</summary>
    public static RosterIndex Empty(int version = 0) => new RosterIndexBuilder().Build(version);

    /// <summary>Finds the person with this id; where several have it, one of them (see <see cref="WithId"/>).</summary>
    public bool TryFind(CitizenId id, out int person)
    {
        person = id.Packed == 0 ? -1 : Columns.IdTable.Find(id.Packed, out _, out _);
        return person >= 0;
    }

    /// <summary>All people with this id: normally none or one.</summary>
    public ReadOnlySpan<int> WithId(CitizenId id) => id.Packed == 0 ? [] : Columns.IdTable.WithId(id.Packed);

    /// <summary>The position of a person by the number that storage gave.</summary>
    public bool TryFindPerson(int personNo, out int person) => Columns.PersonByNo.TryGet(personNo, out person);

    /// <summary>The position of a household by the number that storage gave.</summary>
    public bool TryFindHousehold(int householdNo, out int household) => Columns.HouseholdByNo.TryGet(householdNo, out household);

    /// <summary>
    /// The numbers of many people at once: step by step for all, so that the processor fetches many places of memory while it waits for one.
    /// </summary>
    /// <param name="people">Positions; negative for nobody, whose numbers are 0.</param>
    public void NumbersOf(ReadOnlySpan<int> people, Span<int> personNos, Span<int> householdNos)
    {
        for (var i = 0; i < people.Length; i++)
        {
            var person = people[i];
            personNos[i] = person < 0 ? 0 : Columns.PersonNos[person];
            householdNos[i] = person < 0 ? -1 : Columns.HouseholdOfPerson[person];
        }

        for (var i = 0; i < people.Length; i++)
        {
            householdNos[i] = householdNos[i] < 0 ? 0 : Columns.Households[householdNos[i]].HouseholdNo;
        }
    }

    public RosterPersonView Person(int person)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)person, (uint)PersonCount, nameof(person));
        return new RosterPersonView(this, person);
    }

    public HouseholdView Household(int household)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)household, (uint)HouseholdCount, nameof(household));
        return new HouseholdView(this, household);
    }

    internal ReadOnlySpan<char> NameOf(int person) => Columns.NamePool.AsSpan(Columns.NameStarts[person]..Columns.NameStarts[person + 1]);
}
