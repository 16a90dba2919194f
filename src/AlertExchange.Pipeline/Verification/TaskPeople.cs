using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.OffRoster;
using AlertExchange.Storage.Roster;
using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Verification;

/// <summary>Who is meant by the tasks of one page: heads of households and the people that warnings concern.</summary>
internal sealed class TaskPeople
{
    private readonly ILookup<int, NumberedPerson> _members;
    private readonly Dictionary<int, string> _names;
    private readonly IReadOnlyDictionary<SubjectKey, OffRosterPerson> _strangers;

    public TaskPeople(ExchangeStore store, ReadScope scope, IReadOnlyList<ListedTask> tasks)
    {
        var households = tasks.Select(t => t.Task.Household).ToHashSet();
        var version = store.Roster.Latest(scope)?.Version ?? 0;
        var people = store.Roster.FindHouseholds(scope, version, [.. households.Where(h => !h.IsOffRoster).Select(h => (int)h.Value)]);
        _members = people.ToLookup(p => p.HouseholdNo);
        _names = people.ToDictionary(p => p.PersonNo, p => p.Person.Name);
        _strangers = store.OffRoster.Load(scope, [.. households.Where(h => h.IsOffRoster)]);
    }

    /// <summary>Name and masked id of a household's head, or of the person on no roster.</summary>
    public (string? Name, string? MaskedId) HeadOf(SubjectKey household)
    {
        if (household.IsOffRoster)
        {
            return _strangers.GetValueOrDefault(household) is { } stranger ? (stranger.Name, stranger.CitizenId.ToString()) : (null, null);
        }

        var members = _members[(int)household.Value].Select(m => m.Person).ToList();
        return (members.Find(m => m.IsHead) ?? (members.Count > 0 ? members[0] : null)) is { } head
            ? (head.Name, Masked.OptionalId(head.CitizenId))
            : (null, null);
    }

    /// <summary>Null for a household, and for somebody who is not known.</summary>
    public string? NameOf(SubjectKey person) => person.IsOffRoster ? _strangers.GetValueOrDefault(person)?.Name : _names.GetValueOrDefault((int)person.Value);
}
