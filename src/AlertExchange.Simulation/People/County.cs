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
    private const int NamesakeEvery = 40;

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

    /// <summary>A household of one person of about <paramref name="age"/> who stands on no roster; each number is another person.</summary>
    /// <param name="rareSurname">A surname that nobody on the roster bears, so that no name and village can point to anybody.</param>
    public SimulatedHousehold OffRoster(int number, int age, bool rareSurname)
    {
        var random = SeededRandom.Stream(_seed, Purposes.OffRoster, (ulong)number);
        var village = random.Pick(Villages);
        var male = random.Chance(500);
        var surname = rareSurname ? random.Pick(NameStock.NeverOnRoster) : random.Pick(NameStock.Surnames);
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

        var code = Code + (1_000_000L + index).ToString("D10", CultureInfo.InvariantCulture);
        var surname = headName?.Surname ?? PersonNames.Surname(_seed, village.Index, random);
        var members = new SimulatedPerson[plan.Members.Count];
        var childrenSurname = surname;
        for (var i = 0; i < members.Length; i++)
        {
            var (relation, age, male, bearsSurname) = plan.Members[i];
            var name = i == 0 && headName is { } given
                ? given
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
