using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Benchmarks.Scale;

/// <summary>
/// People of a province that never was, made from their number alone: nothing is kept of them, so that what is measured is the index.
/// Area codes 341090 to 341099 are nobody's; ids are distinct and in no order, households have three people, names come from a small stock.
/// </summary>
internal static class ProvincePeople
{
    /// <summary>More than a province has: days of ninety years, 999 numbers a day, ten area codes.</summary>
    public const int Most = Days * 999;

    public const int PeopleOfACounty = 130_000;

    private const int Days = 33_000, AreaCodes = 10, PeopleOfAHousehold = 3, VillagesOfACounty = 120, TownshipsOfACounty = 18;

    /// <summary>Coprime to the number of ids, so that stepping by it meets each of them once.</summary>
    private const long Step = 7_919_000_027;

    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
    private const string Given = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华文玉红建国志海云春梅凤莲金生福林荣德祥永发根木水旺来喜财贵";
    private static readonly int FirstDay = new DateOnly(1932, 1, 1).DayNumber;
    private static readonly string[] Townships = [.. Enumerable.Range(0, TownshipsOfACounty).Select(n => $"第{n}镇")];
    private static readonly string[] Villages = [.. Enumerable.Range(0, VillagesOfACounty).Select(n => $"第{n}村")];

    public static RosterEntry Person(int number)
    {
        var household = number / PeopleOfAHousehold;
        var village = household % VillagesOfACounty;
        return new RosterEntry
        {
            PersonNo = number,
            HouseholdNo = household,
            Id = CitizenId.FromPacked(Id(number)),
            Name = Name(number),
            IsHead = number % PeopleOfAHousehold == 0,
            Township = Townships[village % TownshipsOfACounty],
            Village = Villages[village],
        };
    }

    /// <summary>Distinct for distinct numbers below <see cref="Most"/>.</summary>
    public static ulong Id(int number)
    {
        const long All = (long)Days * 999 * AreaCodes;
        var place = number * Step % All;
        var date = DateOnly.FromDayNumber(FirstDay + (int)(place / AreaCodes / 999));
        var area = 341090UL + (ulong)(place % AreaCodes);
        return area * 100_000_000_000 + (ulong)(date.Year * 10000 + date.Month * 100 + date.Day) * 1000 + (ulong)(place / AreaCodes % 999) + 1;
    }

    public static string Name(int number)
    {
        var mixed = (uint)number * 2_654_435_761u;
        return mixed % 10 < 8
            ? new string([Surnames[(int)(mixed / 10 % Surnames.Length)], Given[(int)(mixed / 777 % Given.Length)], Given[(int)(mixed / 77_777 % Given.Length)]])
            : new string([Surnames[(int)(mixed / 10 % Surnames.Length)], Given[(int)(mixed / 777 % Given.Length)]]);
    }
}
