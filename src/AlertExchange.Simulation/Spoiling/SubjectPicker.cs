using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Chance;
using AlertExchange.Simulation.People;

namespace AlertExchange.Simulation.Spoiling;

/// <summary>Finds people for rows. A household is taken once for each kind of alert, whichever department reports it.</summary>
internal sealed class SubjectPicker(County county)
{
    /// <summary>How many households are looked at before a search is given up.</summary>
    private const int Patience = 500;

    private readonly Dictionary<AlertKind, HashSet<int>> _taken = [];
    private int _offRoster;

    public County County => county;

    /// <summary>A person of a household not yet taken for <paramref name="kind"/>; null when none is found in reasonable time.</summary>
    public (SimulatedHousehold Household, SimulatedPerson Person)? OnRoster(
        AlertKind kind, SeededRandom random, Func<SimulatedHousehold, SimulatedPerson, bool> fits)
    {
        if (!_taken.TryGetValue(kind, out var taken))
            _taken.Add(kind, taken = []);
        var order = new Permutation(county.Households, random);
        for (var i = 0; i < Math.Min(county.Households, Patience); i++)
        {
            var index = order[i];
            if (taken.Contains(index))
                continue;
            var household = county[index];
            var first = random.Next(household.Members.Length);
            for (var m = 0; m < household.Members.Length; m++)
            {
                var person = household.Members[(first + m) % household.Members.Length];
                if (fits(household, person))
                {
                    taken.Add(index);
                    return (household, person);
                }
            }
        }

        return null;
    }

    /// <summary>A person on no roster whom no other row has.</summary>
    public SimulatedHousehold OffRoster(int age, StrangerKind kind) => county.OffRoster(_offRoster++, age, kind);
}
