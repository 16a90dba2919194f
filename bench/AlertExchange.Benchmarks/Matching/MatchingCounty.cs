using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Benchmarks.Matching;

/// <summary>People of an unassigned area code in villages of 1,500, seeded: the same county every time.</summary>
public sealed class MatchingCounty
{
    private const string SurnameCharacters = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
    private const string GivenCharacters = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华文玉红建国志海云春梅凤莲金生福林荣德祥永发根木水旺来喜财贵";
    private const int PersonsPerHousehold = 3, PersonsPerVillage = 1500, VillagesPerTownship = 7, MostRows = 1_000_000;

    public MatchingCounty(int persons, int seed = 20220822)
    {
        var random = new Random(seed);
        var ids = new HashSet<ulong>(persons);
        var firstDay = new DateOnly(1930, 1, 1).DayNumber;
        while (ids.Count < persons)
        {
            var date = DateOnly.FromDayNumber(firstDay + random.Next(33_000));
            ids.Add(341098UL * 100_000_000_000 + (ulong)(date.Year * 10000 + date.Month * 100 + date.Day) * 1000 + (ulong)random.Next(1, 1000));
        }

        Keys = [.. ids];
        var villages = Math.Max(1, persons / PersonsPerVillage);
        Entries = new RosterEntry[persons];
        for (var i = 0; i < persons; i++)
        {
            var household = i / PersonsPerHousehold;
            Entries[i] = new RosterEntry
            {
                PersonNo = i,
                HouseholdNo = household,
                Id = CitizenId.FromPacked(Keys[i]),
                Name = NameOf(random),
                IsHead = i % PersonsPerHousehold == 0,
                Township = $"第{household % villages / VillagesPerTownship}镇",
                Village = $"第{household % villages}村",
            };
        }

        var order = Enumerable.Range(0, persons).ToArray();
        random.Shuffle(order);
        order = order[..Math.Min(persons, MostRows)];
        ShuffledKeys = Array.ConvertAll(order, i => Keys[i]);
        // Texts are made in the order of the rows, as reading a file makes them.
        Queries = Array.ConvertAll(order, i => new MatchQuery { Id = Entries[i].Id, IdState = CitizenIdState.Sound, Name = new string(Entries[i].Name) });
        QueriesWithPlace = Array.ConvertAll(order, i => new MatchQuery
        {
            Id = Entries[i].Id,
            IdState = CitizenIdState.Sound,
            Name = new string(Entries[i].Name),
            Township = new string(Entries[i].Township),
            Village = new string(Entries[i].Village),
        });
    }

    public RosterEntry[] Entries { get; }

    /// <summary>Packed ids in the order of the roster.</summary>
    public ulong[] Keys { get; }

    /// <summary>Packed ids of at most a million people in random order; <see cref="Queries"/> ask for the same people in the same order.</summary>
    public ulong[] ShuffledKeys { get; }

    /// <summary>Rows with id and name.</summary>
    public MatchQuery[] Queries { get; }

    /// <summary>The same rows with township and village, as department files have them.</summary>
    public MatchQuery[] QueriesWithPlace { get; }

    public Dictionary<ulong, int> BuildDictionary()
    {
        var dictionary = new Dictionary<ulong, int>();
        for (var i = 0; i < Keys.Length; i++)
        {
            dictionary.Add(Keys[i], i);
        }

        return dictionary;
    }

    public RosterIndex BuildIndex()
    {
        var builder = new RosterIndexBuilder(Entries.Length);
        foreach (ref readonly var entry in Entries.AsSpan())
        {
            builder.Add(entry);
        }

        return builder.Build(1);
    }

    private static string NameOf(Random random)
    {
        Span<char> name = stackalloc char[random.Next(10) < 8 ? 3 : 2];
        name[0] = SurnameCharacters[random.Next(SurnameCharacters.Length)];
        for (var i = 1; i < name.Length; i++)
        {
            name[i] = GivenCharacters[random.Next(GivenCharacters.Length)];
        }

        return new string(name);
    }
}
