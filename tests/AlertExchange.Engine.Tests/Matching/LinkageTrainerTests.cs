using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Matching.Weighing;

namespace AlertExchange.Engine.Tests.Matching;

/// <summary>Training on comparisons that are drawn from known rates finds these rates, without being told who is meant.</summary>
public sealed class LinkageTrainerTests
{
    private const int People = 30_000;

    private static readonly Blocks AnyBlock = Blocks.IdPrefix | Blocks.SoundAndVillage;

    [Test]
    public void It_recovers_the_rates_that_rows_were_made_with()
    {
        var truth = County.Shipped.With((attribute, level, rates) => rates with { M = TrueRate(attribute, level) ?? rates.M }, onRosterShare: 0.7, "truth");
        var rows = Simulate(truth, rows: 20_000, seed: 4);

        var training = LinkageTrainer.Train(County.Shipped, rows, new Dictionary<ComparisonVector, long>(), People, "trained");

        training.HasConverged.ShouldBeTrue();
        training.Weighed.ShouldBe(20_000);
        training.Parameters.OnRosterShare.ShouldBe(0.7, 0.03);
        foreach (var attribute in new[] { LinkageAttribute.Name, LinkageAttribute.Sex, LinkageAttribute.Place, LinkageAttribute.Phone })
        {
            foreach (var level in LinkageLevels.Of(attribute).Where(level => TrueRate(attribute, level.Level) is not null))
            {
                training.Parameters[attribute, level.Level].M.ShouldBe(TrueRate(attribute, level.Level)!.Value, 0.02, $"{attribute} {level.Key}");
            }
        }
    }

    [Test]
    public void What_was_never_seen_stays_as_it_was_held()
    {
        var training = LinkageTrainer.Train(County.Shipped, Simulate(County.Shipped, rows: 2_000, seed: 5), new Dictionary<ComparisonVector, long>(), People, "trained");

        foreach (var level in LinkageLevels.Of(LinkageAttribute.SchoolAge))
        {
            training.Parameters[LinkageAttribute.SchoolAge, level.Level].M.ShouldBe(County.Shipped[LinkageAttribute.SchoolAge, level.Level].M, 1e-6);
            training.Parameters[LinkageAttribute.SchoolAge, level.Level].U.ShouldBe(County.Shipped[LinkageAttribute.SchoolAge, level.Level].U);
        }
    }

    [Test]
    public void Chance_is_learned_from_people_whom_chance_paired()
    {
        var same = default(ComparisonVector).With(LinkageAttribute.Sex, (byte)SexLevel.Same);
        var chance = new Dictionary<ComparisonVector, long> { [same] = 1_200_000, [same.With(LinkageAttribute.Sex, (byte)SexLevel.Different)] = 800_000 };

        var training = LinkageTrainer.Train(County.Shipped, [], chance, People, "trained");

        training.Parameters[LinkageAttribute.Sex, (byte)SexLevel.Same].U.ShouldBe(0.59, 0.011);
        training.Parameters[LinkageAttribute.Place, (byte)PlaceLevel.SameVillage].U.ShouldBe(County.Shipped[LinkageAttribute.Place, (byte)PlaceLevel.SameVillage].U);
        training.RandomPairs.ShouldBe(2_000_000);
    }

    [Test]
    public void An_attribute_learns_nothing_from_pairs_that_it_found_itself()
    {
        var misnamed = default(ComparisonVector).With(LinkageAttribute.Name, (byte)NameLevel.Homophone).With(LinkageAttribute.CitizenId, (byte)IdLevel.Prefix);
        var foundByName = Enumerable.Repeat(new TrainingRow([new TrainingPair(misnamed, Blocks.SoundAndVillage, 0)], IsCertain: false), 500);
        var foundById = Enumerable.Repeat(new TrainingRow([new TrainingPair(misnamed, Blocks.IdPrefix, 0)], IsCertain: false), 500);

        Homophones(foundByName).ShouldBe(County.Shipped[LinkageAttribute.Name, (byte)NameLevel.Homophone].M, 0.001);
        Homophones(foundById).ShouldBeGreaterThan(0.5);

        static double Homophones(IEnumerable<TrainingRow> rows) => LinkageTrainer
            .Train(County.Shipped, rows, new Dictionary<ComparisonVector, long>(), People, "trained").Parameters[LinkageAttribute.Name, (byte)NameLevel.Homophone].M;
    }

    [Test]
    public void The_order_of_rows_does_not_matter()
    {
        var rows = Simulate(County.Shipped, rows: 1_000, seed: 6);

        var forwards = LinkageTrainer.Train(County.Shipped, rows, new Dictionary<ComparisonVector, long>(), People, "trained").Parameters;
        var backwards = LinkageTrainer.Train(County.Shipped, Enumerable.Reverse(rows), new Dictionary<ComparisonVector, long>(), People, "trained").Parameters;

        foreach (var level in LinkageLevels.All.SelectMany(LinkageLevels.Of))
        {
            backwards[level.Attribute, level.Level].M.ShouldBe(forwards[level.Attribute, level.Level].M, 1e-9);
        }
    }

    [Test]
    public void People_of_a_roster_are_compared_by_chance_the_same_way_each_time()
    {
        var county = new County();
        for (var household = 1; household <= 50; household++)
        {
            county.With(household % 2 == 0 ? "张三" : "李四", household: household, sex: household % 3 == 0 ? "女" : "男");
        }

        var roster = county.Build();
        var first = new LinkageLessons(roster, County.Shipped).ByChance(5_000);

        first.ShouldBe(new LinkageLessons(roster, County.Shipped).ByChance(5_000));
        var same = first.Where(pair => pair.Key.Name == NameLevel.Same).Sum(pair => pair.Value);
        ((double)same / first.Values.Sum()).ShouldBe(0.5, 0.03);
    }

    /// <summary>Rates that differ well from those that come with the program.</summary>
    private static double? TrueRate(LinkageAttribute attribute, byte level) => (attribute, level) switch
    {
        (LinkageAttribute.Name, (byte)NameLevel.Same) => 0.75,
        (LinkageAttribute.Name, (byte)NameLevel.Homophone) => 0.12,
        (LinkageAttribute.Name, (byte)NameLevel.OneCharacter) => 0.08,
        (LinkageAttribute.Sex, (byte)SexLevel.Same) => 0.9,
        (LinkageAttribute.Sex, (byte)SexLevel.Different) => 0.1,
        (LinkageAttribute.Place, (byte)PlaceLevel.SameVillage) => 0.6,
        (LinkageAttribute.Place, (byte)PlaceLevel.OtherVillage) => 0.3,
        (LinkageAttribute.Phone, (byte)PhoneLevel.SameTail) => 0.5,
        (LinkageAttribute.Phone, (byte)PhoneLevel.Different) => 0.5,
        _ => null,
    };

    /// <summary>Rows with four people each whom they may mean: one who is meant, where the row means anybody, and others.</summary>
    private static List<TrainingRow> Simulate(LinkageParameters truth, int rows, int seed)
    {
        var random = new Random(seed);
        var made = new List<TrainingRow>();
        for (var row = 0; row < rows; row++)
        {
            var meant = random.NextDouble() < truth.OnRosterShare ? random.Next(4) : -1;
            made.Add(new TrainingRow([.. Enumerable.Range(0, 4).Select(i => new TrainingPair(Draw(truth, i == meant, random), AnyBlock, 0))], IsCertain: false));
        }

        return made;
    }

    private static ComparisonVector Draw(LinkageParameters truth, bool isMeant, Random random)
    {
        var vector = default(ComparisonVector);
        foreach (var attribute in new[] { LinkageAttribute.Name, LinkageAttribute.Sex, LinkageAttribute.Place, LinkageAttribute.Phone })
        {
            var levels = LinkageLevels.Of(attribute);
            var rates = levels.Select(level => isMeant ? truth[attribute, level.Level].M : truth[attribute, level.Level].U).ToArray();
            var at = random.NextDouble() * rates.Sum();
            var chosen = 0;
            while (chosen < rates.Length - 1 && at >= rates[chosen])
            {
                at -= rates[chosen++];
            }

            vector = vector.With(attribute, levels[chosen].Level);
        }

        // What is left of the ids points to whoever is meant, now more and now less.
        var left = random.NextDouble() < 0.7 ? IdLevel.Prefix : IdLevel.BirthDatePart;
        return vector.With(LinkageAttribute.CitizenId, (byte)(isMeant ? left : IdLevel.Different));
    }
}
