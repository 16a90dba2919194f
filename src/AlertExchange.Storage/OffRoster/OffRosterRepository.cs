using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.OffRoster;

/// <summary>People on no roster whom alerts told of.</summary>
public sealed class OffRosterRepository
{
    /// <summary>Writes people; the latest word on a person wins, but a place once known is not lost to an address that says nothing.</summary>
    public void Save(WriteScope scope, IReadOnlyList<OffRosterPerson> people, DateTimeOffset at) => throw new NotImplementedException();

    public IReadOnlyDictionary<SubjectKey, OffRosterPerson> Load(ReadScope scope, IReadOnlyCollection<SubjectKey> subjects) => throw new NotImplementedException();
}
