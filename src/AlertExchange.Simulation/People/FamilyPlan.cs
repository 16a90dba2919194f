using AlertExchange.Simulation.Chance;

namespace AlertExchange.Simulation.People;

/// <summary>Who lives in a household: relation to the head, age in years, sex, and whether the head's surname is theirs.</summary>
internal sealed record FamilyPlan(IReadOnlyList<(string Relation, int Age, bool Male, bool BearsSurname)> Members)
{
    /// <summary>The first woman who married in; -1 for none.</summary>
    public int FirstMarriedIn => Members.ToList().FindIndex(m => m is { Male: false, BearsSurname: false });

    /// <summary>Draws one of the common shapes of a rural household; 1 to 7 people, 3.4 on average.</summary>
    public static FamilyPlan Draw(SeededRandom random)
    {
        var members = new List<(string, int, bool, bool)>(7);
        switch (random.Next(100))
        {
            case < 8:
                members.Add(("户主", random.Between(60, 88), random.Chance(650), true));
                break;
            case < 20:
                Couple(members, random.Between(58, 85), random);
                break;
            case < 50:
                var age = random.Between(28, 50);
                Couple(members, age, random);
                Children(members, age, random.Between(1, 3), random);
                break;
            case < 85:
                ThreeGenerations(members, random);
                break;
            case < 91:
                var parent = random.Between(30, 50);
                members.Add(("户主", parent, random.Chance(700), true));
                Children(members, parent, random.Between(1, 2), random);
                break;
            default:
                var old = random.Between(55, 74);
                Couple(members, old, random);
                members.Add(("之子", old - random.Between(23, 32), true, true));
                break;
        }

        return new FamilyPlan(members);
    }

    /// <summary>The same family with a head of the given sex; a spouse changes along.</summary>
    public FamilyPlan WithHeadSex(bool male) => Members[0].Male == male
        ? this
        : new FamilyPlan([.. Members.Select(m => m.Relation is "户主" or "配偶" ? m with { Male = !m.Male } : m)]);

    private static void Couple(List<(string, int, bool, bool)> members, int age, SeededRandom random)
    {
        members.Add(("户主", age, true, true));
        members.Add(("配偶", Math.Max(22, age + random.Between(-4, 2)), false, false));
    }

    private static void Children(List<(string, int, bool, bool)> members, int parentAge, int count, SeededRandom random)
    {
        var age = parentAge - random.Between(22, 27);
        for (var i = 0; i < count && age >= 1; i++)
        {
            var male = random.Chance(515);
            members.Add((male ? "之子" : "之女", age, male, true));
            age -= random.Between(2, 6);
        }
    }

    private static void ThreeGenerations(List<(string, int, bool, bool)> members, SeededRandom random)
    {
        var age = random.Between(52, 76);
        var widowed = random.Chance(350);
        if (widowed)
            members.Add(("户主", age, random.Chance(600), true));
        else
            Couple(members, age, random);
        var son = age - random.Between(22, 30);
        members.Add(("之子", son, true, true));
        if (son >= 23 && random.Chance(850))
            members.Add(("之儿媳", Math.Max(21, son + random.Between(-4, 2)), false, false));
        var grandchild = son - random.Between(22, 28);
        for (var i = random.Between(0, 2); i > 0 && grandchild >= 1; i--)
        {
            var male = random.Chance(515);
            members.Add((male ? "之孙子" : "之孙女", grandchild, male, true));
            grandchild -= random.Between(2, 5);
        }
    }
}
