using System.Runtime.InteropServices;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Roster;

/// <summary>
/// Collects people and makes a <see cref="RosterIndex"/>. The order in which people are added does not matter to what the index
/// answers, only to the positions it gives them. Not thread-safe; use one builder for one index.
/// </summary>
/// <param name="expectedPersons">Saves moving them about while they are added.</param>
/// <param name="local">What is known of the county beside its roster.</param>
public sealed class RosterIndexBuilder(int expectedPersons = 0, LocalKnowledge? local = null)
{
    private readonly List<PersonRow> _persons = new(expectedPersons);
    private readonly List<char> _names = new(expectedPersons * 3);
    private readonly Dictionary<int, int> _householdByNo = new(expectedPersons / 3);
    private readonly List<HouseholdRow> _households = new(expectedPersons / 3);
    private readonly Dictionary<string, List<int>> _oddIds = new(StringComparer.Ordinal);
    private readonly PlaceNumbers _places = new();

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
        var place = _places.NumberOf(entry.Township, entry.Village);
        CollectionsMarshal.AsSpan(_households)[household].Join(entry, place);
        _persons.Add(new PersonRow(entry.Id.Packed, entry.PersonNo, household, _names.Count, entry.BirthDate?.DayNumber ?? -1, place, PersonFlags.Of(entry), entry.PhoneTail ?? -1));
        _names.AddRange(entry.Name.AsSpan());
        if (entry.OddId is { Length: > 0 } oddId)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(_oddIds, oddId, out _) ??= []).Add(person);
        }
    }

    /// <summary>Makes the index; the builder is spent afterwards. Two processors are used where there are two.</summary>
    /// <param name="version">The roster version that matches and assessments will record.</param>
    public RosterIndex Build(int version)
    {
        var dialect = local?.Dialect ?? DialectMergers.None;
        return new RosterIndex(version, RosterAssembly.Assemble(this, dialect, local?.Areas), dialect);
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

    /// <summary>What <see cref="RosterAssembly"/> is given.</summary>
    internal ReadOnlySpan<PersonRow> Persons => CollectionsMarshal.AsSpan(_persons);

    internal ReadOnlySpan<char> Names => CollectionsMarshal.AsSpan(_names);

    internal ReadOnlySpan<HouseholdRow> Households => CollectionsMarshal.AsSpan(_households);

    internal Dictionary<string, List<int>> OddIds => _oddIds;

    internal PlaceNumbers Places => _places;

    /// <summary>A person as added; the place's number is not the lasting one yet, and the birth day only one that was told beside the id.</summary>
    internal readonly record struct PersonRow(ulong Id, int PersonNo, int Household, int NameStart, int BirthDay, ushort Place, PersonFlags Flags, short PhoneTail);

    internal record struct HouseholdRow(int HouseholdNo)
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
