using System.Globalization;
using AlertExchange.Simulation.Chance;

namespace AlertExchange.Simulation.People;

/// <summary>
/// A county whose households are functions of seed and number: nothing is stored, any household can be asked for at any time, and
/// a county of a million people costs no memory.
/// </summary>
internal sealed class County
{
    private const int SlotsPerHousehold = 8;

    /// <summary>Every so many households one is given the village and the head's name of its neighbour.</summary>
    private const int NamesakeEvery = 80;

    /// <summary>Every so many households a woman who married in bears the name of one of the neighbour's.</summary>
    private const int MarriedInNamesakeEvery = 90;

    private readonly ulong _seed;
    private readonly int _year;
    private readonly IdIssuer _ids;

    public County(ulong seed, int households, int year, SimulatedVillage[] villages)
    {
        (_seed, Households, _year, Villages) = (seed, households, year, villages);
        _ids = new IdIssuer(seed);
    }

    public int Households { get; }

    public SimulatedVillage[] Villages { get; }

    public string Code => Villages[0].CountyCode;

    public string Name => Villages[0].County;

    public SimulatedHousehold this[int index] => Make(index);

    /// <summary>How many people household <paramref name="index"/> has, without making them.</summary>
    public int MemberCount(int index)
    {
        var random = SeededRandom.Stream(_seed, Purposes.Households, (ulong)index);
        _ = random.Pick(Villages);
        return FamilyPlan.Draw(random).Members.Count;
    }

    /// <summary>True when another household of the same village has a head of the same name.</summary>
    public bool HasNamesakeHead(int index) => index % NamesakeEvery == NamesakeEvery - 1;

    /// <summary>True for a family of a clan village that bears the surname of a clan.</summary>
    public bool IsOfClan(SimulatedHousehold household, SimulatedPerson person) =>
        PersonNames.IsClanVillage(household.Village.Index) && PersonNames.IsClanSurname(_seed, household.Village.Index, person.Name.Surname);

    /// <summary>A household of one person of about <paramref name="age"/> who stands on no roster; each number is another person.</summary>
    public SimulatedHousehold OffRoster(int number, int age, StrangerKind kind)
    {
        var random = SeededRandom.Stream(_seed, Purposes.OffRoster, (ulong)number);
        var family = kind == StrangerKind.Deceased ? Make(random.Next(Households)) : null;
        var village = family?.Village ?? random.Pick(Villages);
        var male = random.Chance(500);
        var surname = kind switch
        {
            StrangerKind.RareSurname => random.Pick(NameStock.NeverOnRoster),
            StrangerKind.AnySurname => random.Pick(NameStock.Surnames),
            StrangerKind.Deceased when family!.Head.Name.Surname.Length > 0 => family.Head.Name.Surname,
            _ => PersonNames.Surname(_seed, village.Index, random),
        };
        var name = PersonNames.Of(surname, male, random);
        var (id, birth) = _ids.Issue((long)Households * SlotsPerHousehold + number, _year - age, male);
        var person = new SimulatedPerson { Code = "", Name = name, Id = id, Male = male, BirthDate = birth, Relation = "户主", Age = age };
        return new SimulatedHousehold
        {
            Index = -1 - number,
            Code = "",
            Village = village,
            Group = random.Between(1, 12),
            Lifted = false,
            MonitorClass = null,
            RiskEliminated = false,
            IdentifiedMonth = null,
            Income = random.Between(9000, 40000),
            Phone = Phone(random),
            Members = [person],
        };
    }

    private SimulatedHousehold Make(int index)
    {
        var random = SeededRandom.Stream(_seed, Purposes.Households, (ulong)index);
        var village = random.Pick(Villages);
        var plan = FamilyPlan.Draw(random);
        PersonName? headName = null;
        if (HasNamesakeHead(index))
        {
            var neighbour = Make(index - 1);
            (village, headName) = (neighbour.Village, neighbour.Head.Name);
            plan = plan.WithHeadSex(neighbour.Head.Male);
        }

        var marriedIn = NamesakeBeside(index) >= 0 ? plan.FirstMarriedIn : -1;
        PersonName? marriedInName = null;
        if (marriedIn >= 0 && Make(NamesakeBeside(index)) is var beside && Array.Find(beside.Members, m => !m.Male && !m.Name.HasMiddleDot) is { } woman)
            (village, marriedInName) = (beside.Village, woman.Name);

        var code = Code + (1_000_000L + index).ToString("D10", CultureInfo.InvariantCulture);
        var surname = headName?.Surname ?? PersonNames.Surname(_seed, village.Index, random);
        var members = new SimulatedPerson[plan.Members.Count];
        var childrenSurname = surname;
        for (var i = 0; i < members.Length; i++)
        {
            var (relation, age, male, bearsSurname) = plan.Members[i];
            var name = i == 0 && headName is { } given ? given
                : i == marriedIn && marriedInName is { } hers ? hers
                : !bearsSurname && random.Chance(4)
                    ? new PersonName("", random.Pick(NameStock.MiddleDotNames))
                    : PersonNames.Of(bearsSurname ? childrenSurname : random.Pick(NameStock.Surnames), male, random);
            var (id, birth) = _ids.Issue((long)index * SlotsPerHousehold + i, _year - age, male);
            members[i] = new SimulatedPerson
            {
                Code = code + (i + 1).ToString("D2", CultureInfo.InvariantCulture),
                Name = name,
                Id = id,
                Male = male,
                BirthDate = birth,
                Relation = relation,
                Age = age,
                IsMarriedInNamesake = i == marriedIn && marriedInName is not null,
            };
        }

        var (lifted, monitorClass) = Category(random);
        var income = lifted || monitorClass is not null ? random.Between(5200, 24000) : random.Between(8000, 42000);
        return new SimulatedHousehold
        {
            Index = index,
            Code = code,
            Village = village,
            Group = random.Between(1, 12),
            Lifted = lifted,
            MonitorClass = monitorClass,
            RiskEliminated = monitorClass is not null && random.Chance(550),
            IdentifiedMonth = monitorClass is null ? null : random.Pick(IdentifiedMonths),
            Income = income,
            Phone = Phone(random),
            Members = members,
        };
    }

    /// <summary>The neighbour whose name a woman of the household bears, before or after it in turn; -1 for none. It takes nothing from this household itself.</summary>
    private int NamesakeBeside(int index)
    {
        if (index % MarriedInNamesakeEvery != MarriedInNamesakeEvery / 2)
            return -1;
        return index / MarriedInNamesakeEvery % 2 == 0 ? index - 1 : index + 1 < Households && !HasNamesakeHead(index + 1) ? index + 1 : -1;
    }

    private static readonly string[] IdentifiedMonths = ["201912", "202006", "202011", "202104", "202109", "202112", "202203"];

    /// <summary>18 % 脱贫户 (a tenth of them monitored), 2 % of the others monitored.</summary>
    private static (bool Lifted, string? MonitorClass) Category(SeededRandom random)
    {
        if (random.Chance(180))
            return (true, random.Chance(100) ? "脱贫不稳定户" : random.Chance(8) ? "突发严重困难户" : null);
        return (false, random.Chance(15) ? "边缘易致贫户" : random.Chance(5) ? "突发严重困难户" : null);
    }

    /// <summary>An 11-digit number in the range 190, which looks right and is rarely dialled.</summary>
    private static string Phone(SeededRandom random) =>
        "190" + random.Next(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
}
