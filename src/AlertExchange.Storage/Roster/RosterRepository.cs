using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Storage.Roster;

/// <summary>Roster versions as slowly changing rows: a person who did not change has one row for many versions.</summary>
public sealed class RosterRepository
{
    /// <summary>Takes people as the next version. They are read once; memory stays bounded by some 60 bytes a person.</summary>
    public RosterVersionInfo Import(WriteScope scope, IEnumerable<RosterPerson> people, RosterImport about) => throw new NotImplementedException();

    /// <summary>Null before the first import.</summary>
    public RosterVersionInfo? Latest(ReadScope scope) => throw new NotImplementedException();

    /// <summary>The latest first.</summary>
    public IReadOnlyList<RosterVersionInfo> Versions(ReadScope scope) => throw new NotImplementedException();

    /// <summary>Hands over every person of a version in the order of their numbers, on the calling thread.</summary>
    public void LoadPeople(ReadScope scope, int version, Action<NumberedPerson> visitor) => throw new NotImplementedException();

    /// <summary>People of a version by number; numbers that are not in it are left out.</summary>
    public IReadOnlyList<NumberedPerson> FindPeople(ReadScope scope, int version, IReadOnlyCollection<int> personNos) => throw new NotImplementedException();

    /// <summary>People of a version by household number.</summary>
    public IReadOnlyList<NumberedPerson> FindHouseholds(ReadScope scope, int version, IReadOnlyCollection<int> householdNos) => throw new NotImplementedException();

    /// <summary>People of a version with an id, through the blind index.</summary>
    public IReadOnlyList<NumberedPerson> FindByCitizenId(ReadScope scope, int version, CitizenId id) => throw new NotImplementedException();

    public IReadOnlyDictionary<int, string> PersonCodes(ReadScope scope, IReadOnlyCollection<int> personNos) => throw new NotImplementedException();

    public IReadOnlyDictionary<int, string> HouseholdCodes(ReadScope scope, IReadOnlyCollection<int> householdNos) => throw new NotImplementedException();
}
