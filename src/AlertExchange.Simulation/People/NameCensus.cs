using System.Runtime.InteropServices;

namespace AlertExchange.Simulation.People;

/// <summary>Counts who shares a name with whom: in one village, and in the whole county. <c>docs/simulation.md</c> states what was measured.</summary>
internal sealed class NameCensus
{
    private readonly Dictionary<string, int> _county = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Village, string Name), int> _villages = [];
    private readonly Dictionary<int, int> _sizes = [];
    private readonly int _people;

    public NameCensus(County county)
    {
        for (var i = 0; i < county.Households; i++)
        {
            var household = county[i];
            foreach (var person in household.Members)
            {
                _people++;
                CollectionsMarshal.GetValueRefOrAddDefault(_county, person.Name.Full, out _)++;
                CollectionsMarshal.GetValueRefOrAddDefault(_villages, (household.Village.Index, person.Name.Full), out _)++;
                CollectionsMarshal.GetValueRefOrAddDefault(_sizes, household.Village.Index, out _)++;
            }
        }
    }

    /// <summary>People of a village who bear a name.</summary>
    public int InVillage(int village, string name) => _villages.GetValueOrDefault((village, name));

    /// <summary>The part of the county's people who have an exact namesake somewhere in it.</summary>
    public double SharedInCounty() => (double)_county.Values.Where(n => n > 1).Sum() / Math.Max(1, _people);

    /// <summary>Of each village of at least <paramref name="leastPeople"/> people the part who have an exact namesake in it.</summary>
    public IReadOnlyList<double> SharedInVillages(int leastPeople) =>
    [
        .. from village in _sizes
           where village.Value >= leastPeople
           orderby village.Key
           select (double)_villages.Where(v => v.Key.Village == village.Key && v.Value > 1).Sum(v => v.Value) / village.Value,
    ];
}
