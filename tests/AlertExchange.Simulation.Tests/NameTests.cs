using AlertExchange.Simulation.People;

namespace AlertExchange.Simulation.Tests;

/// <summary>That names repeat about as often as they do in the country: this decides how hard it is to find people by name.</summary>
public sealed class NameTests
{
    [Test]
    public void In_villages_of_fifteen_hundred_a_few_of_a_hundred_people_have_an_exact_namesake()
    {
        foreach (var seed in (ulong[])[11, 12, 13])
        {
            var shared = new NameCensus(County(seed, households: 5_300, villages: 12)).SharedInVillages(1_200);
            TestContext.Out.WriteLine($"seed {seed}: {string.Join(' ', shared.Select(s => s.ToString("P1", null)))}, mean {shared.Average():P2}");
            shared.Count.ShouldBeGreaterThan(8);
            shared.Average().ShouldBeInRange(0.01, 0.06);
        }
    }

    [Test]
    public void In_a_county_of_four_hundred_thousand_nearly_nine_people_in_ten_have_one()
    {
        var shared = new NameCensus(County(11, households: 116_500, villages: 266)).SharedInCounty();
        TestContext.Out.WriteLine($"{shared:P2}");
        shared.ShouldBeInRange(0.85, 0.91);
    }

    private static County County(ulong seed, int households, int villages) => new(seed, households, 2022,
        [.. Enumerable.Range(0, villages).Select(i => new SimulatedVillage(i, "某县", "341099", "某镇", $"341099100{i:D3}", $"村{i}村"))]);
}
