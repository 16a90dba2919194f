using System.Globalization;
using System.Text;

namespace AlertExchange.Web.Tests.Reporting;

/// <summary>Files of the medical insurance bureau, as its liaison writes them. Nobody in them is real: the area code belongs to no county.</summary>
internal static class Insured
{
    public const string Header = "乡镇,行政村,姓名,身份证号,个人自付（元）";

    /// <summary>A sound id that nobody has.</summary>
    public static string IdOf(int number)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"341098{1950 + (number % 50)}0{1 + (number % 9)}15{number % 1000:D3}");
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return body + "10X98765432"[body.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11];
    }

    public static string Row(int number, string amount = "12000", string name = "") =>
        $"平里镇,平里村,{(name.Length > 0 ? name : "赵示例" + "甲乙丙丁戊己庚辛壬癸"[number % 10])},{IdOf(number)},{amount}";

    /// <summary>Rows with these numbers.</summary>
    public static byte[] Csv(int from, int count, string amount = "12000") => Of(Enumerable.Range(from, count).Select(n => Row(n, amount)));

    public static byte[] Of(IEnumerable<string> rows) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend(Header)) + "\r\n")];
}
