using System.Globalization;
using System.Text;

namespace AlertExchange.Pipeline.Tests.Support;

/// <summary>Files as liaisons write them.</summary>
internal static class Csv
{
    public static string Medical(params (Person Who, object Amount)[] rows) => Write(
        "乡镇,行政村,姓名,身份证号,个人自付", rows.Select(r => $"{r.Who.Township},{r.Who.Village},{r.Who.Name},{r.Who.Id},{Of(r.Amount)}"));

    public static string Loss(params (Person Who, string Product, object Amount, string On)[] rows) => Write(
        "乡镇,行政村,户主姓名,户主身份证号,品种,经济损失,发生日期",
        rows.Select(r => $"{r.Who.Township},{r.Who.Village},{r.Who.Name},{r.Who.Id},{r.Product},{Of(r.Amount)},{r.On}"));

    public static string EducationCost(params (Person Who, string SchoolYear, object Amount)[] rows) => Write(
        "乡镇,行政村,学生姓名,学生身份证号,学校,学年,学年自付合计",
        rows.Select(r => $"{r.Who.Township},{r.Who.Village},{r.Who.Name},{r.Who.Id},示例大学,{r.SchoolYear},{Of(r.Amount)}"));

    public static string Dropout(params (Person Who, string Status)[] rows) => Write(
        "乡镇,行政村,学生姓名,学生身份证号,学校,失学辍学情况", rows.Select(r => $"{r.Who.Township},{r.Who.Village},{r.Who.Name},{r.Who.Id},示例中学,{r.Status}"));

    public static string Water(params (Person Who, string Problem)[] rows) => Write(
        "乡镇,行政村,户主姓名,户主身份证号,存在问题", rows.Select(r => $"{r.Who.Township},{r.Who.Village},{r.Who.Name},{r.Who.Id},{r.Problem}"));

    private static string Write(string heading, IEnumerable<string> rows) =>
        new StringBuilder(heading).Append('\n').AppendJoin('\n', rows).Append('\n').ToString();

    private static string Of(object amount) => Convert.ToString(amount, CultureInfo.InvariantCulture)!;
}
