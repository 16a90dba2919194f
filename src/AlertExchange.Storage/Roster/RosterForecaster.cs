using AlertExchange.Engine.Roster;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Roster;

/// <summary>Goes through people as an import would, and writes nothing.</summary>
internal sealed class RosterForecaster(ReadScope scope, KeyRing keys, int version, int shown)
{
    private readonly Dictionary<UInt128, int> _people = Numbers(scope, keys, "person");
    private readonly Dictionary<UInt128, int> _households = Numbers(scope, keys, "household");
    private readonly Dictionary<int, long> _standing = RosterImporter.LoadStanding(scope);
    private readonly HashSet<UInt128> _seenPeople = [];
    private readonly HashSet<UInt128> _seenHouseholds = [];
    private readonly HashSet<int> _staying = [];
    private readonly List<RosterPerson> _added = [];
    private readonly List<(int PersonNo, RosterPerson After)> _changed = [];
    private int _addedCount;
    private int _changedCount;
    private int _repeated;

    /// <param name="find">People of the standing version by number.</param>
    public RosterForecast Run(IEnumerable<RosterPerson> people, Func<IReadOnlyCollection<int>, IReadOnlyList<NumberedPerson>> find)
    {
        foreach (var person in people)
        {
            Take(person);
        }

        var before = find([.. _changed.Select(c => c.PersonNo)]).ToDictionary(p => p.PersonNo, p => p.Person);
        var left = _standing.Keys.Where(no => !_staying.Contains(no)).Order().ToList();
        return new RosterForecast(
            version, _seenPeople.Count, _seenHouseholds.Count, _addedCount, _changedCount, left.Count, _repeated, _added,
            [.. _changed.Where(c => before.ContainsKey(c.PersonNo)).Select(c => RosterComparison.Change(before[c.PersonNo], c.After))],
            [.. find([.. left.Take(shown)]).Select(p => p.Person)]);
    }

    private void Take(RosterPerson person)
    {
        var code = PersonForm.CodeHash(keys, person.PersonCode);
        if (!_seenPeople.Add(code))
        {
            _repeated++;
            return;
        }

        var household = PersonForm.CodeHash(keys, person.HouseholdCode);
        _seenHouseholds.Add(household);
        if (!_people.TryGetValue(code, out var personNo) || !_standing.TryGetValue(personNo, out var standing))
        {
            _addedCount++;
            if (_added.Count < shown)
            {
                _added.Add(person);
            }

            return;
        }

        _staying.Add(personNo);
        if (!_households.TryGetValue(household, out var householdNo) || PersonForm.ContentHash(keys, person, householdNo) != standing)
        {
            _changedCount++;
            if (_changed.Count < shown)
            {
                _changed.Add((personNo, person));
            }
        }
    }

    private static Dictionary<UInt128, int> Numbers(ReadScope scope, KeyRing keys, string table)
    {
        var numbers = new Dictionary<UInt128, int>();
        using var rows = scope.Open($"SELECT {table}_no, {table}_code FROM {table}");
        while (rows.Read())
        {
            numbers.Add(PersonForm.CodeHash(keys, rows.Row.Text(1)!), rows.Row.Int(0));
        }

        return numbers;
    }
}
