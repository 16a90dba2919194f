using System.Globalization;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Host.Tests.Running;

/// <summary>Twenty households of one person each, with a roster and files written by hand: for tests that look at single rows.</summary>
internal static class SmallCounty
{
    public const string MedicalHeader = "乡镇,村,姓名,身份证号,总费用,个人自付";

    private const int People = 20;

    /// <summary>A sound id of the unassigned area code 341098.</summary>
    public static string Id(int number) => CitizenId.FromPacked(341098_00000000_000UL + (ulong)(19500101 + number) * 1000 + 17).Reveal();

    public static string Name(int number) => "王" + "一二三四五六七八九十百千万东南西北中里外"[number - 1] + "山";

    /// <summary>A row of a medical-cost file.</summary>
    public static string Medical(int number, decimal selfPaid, string? name = null, string? id = null) =>
        string.Create(CultureInfo.InvariantCulture, $"平里镇,平里村,{name ?? Name(number)},{id ?? Id(number)},{selfPaid * 3},{selfPaid}");

    public static string WriteRoster(Workplace place) => place.Write("roster.csv",
    [
        "户编号,人编号,姓名,证件号码,与户主关系,户类型,乡(镇),行政村",
        .. Enumerable.Range(1, People).Select(n => $"H{n:D4},P{n:D4},{Name(n)},{Id(n)},户主,脱贫户,平里镇,平里村"),
    ]);
}
