using System.Globalization;
using AlertExchange.Simulation.Chance;
using AlertExchange.Simulation.Files;

namespace AlertExchange.Simulation.People;

/// <summary>Writes the county's people the way the national system exports them: two title rows, headings in row 3, a row a person, all text.</summary>
internal static class RosterFile
{
    /// <summary>Up to so many people the export is a workbook, beyond it is text.</summary>
    public const int MostInWorkbook = 100_000;

    private static readonly string[] Headings =
    [
        "序号", "县(市、区、旗)", "乡(镇)", "行政村", "村民小组", "户编号", "人编号", "姓名", "证件类型", "证件号码", "性别", "出生日期", "民族",
        "与户主关系", "户类型", "监测对象类别", "识别监测时间", "风险是否已消除", "文化程度", "在校生状况", "健康状况", "劳动技能", "务工时间（月）",
        "是否参加城乡居民基本医疗保险", "是否享受低保", "人均纯收入（元）", "联系电话",
    ];

    /// <summary>Writes the export below <paramref name="folder"/>; gives its path and the number of people.</summary>
    public static (string Path, int People) Write(string folder, County county, int year)
    {
        var people = 0;
        for (var i = 0; i < county.Households; i++)
            people += county.MemberCount(i);
        var path = Path.Combine(folder, people <= MostInWorkbook ? "全县农户花名册.xlsx" : "全县农户花名册.csv");
        if (people <= MostInWorkbook)
            WriteWorkbook(path, county, year, people);
        else
            WriteText(path, county, year);
        return (path, people);
    }

    public static void WriteText(string path, County county, int year)
    {
        using var file = new TextFile(path, TextFile.Utf8WithBom, ',');
        file.WriteRow([Title(county)]);
        file.WriteRow([Subtitle(year)]);
        file.WriteRow(Headings);
        var fields = new string[Headings.Length];
        var number = 0;
        for (var i = 0; i < county.Households; i++)
        {
            var household = county[i];
            foreach (var person in household.Members)
            {
                Fill(fields, ++number, household, person);
                file.WriteRow(fields);
            }
        }
    }

    private static void WriteWorkbook(string path, County county, int year, int people)
    {
        using var workbook = new WorkbookFile(path);
        var last = SheetDraft.ColumnName(Headings.Length - 1);
        workbook.BeginSheet("Sheet1", false, $"A1:{last}{people + 3}", $"<mergeCells count=\"2\"><mergeCell ref=\"A1:{last}1\"/><mergeCell ref=\"A2:{last}2\"/></mergeCells>");
        workbook.WriteRow(1, [SheetCell.Of(Title(county))]);
        workbook.WriteRow(2, [SheetCell.Of(Subtitle(year))]);
        workbook.WriteRow(3, [.. Headings.Select(SheetCell.Of)]);
        var fields = new string[Headings.Length];
        var cells = new SheetCell[Headings.Length];
        var row = 3;
        for (var i = 0; i < county.Households; i++)
        {
            var household = county[i];
            foreach (var person in household.Members)
            {
                Fill(fields, ++row - 3, household, person);
                for (var c = 0; c < cells.Length; c++)
                    cells[c] = SheetCell.Of(fields[c]);
                workbook.WriteRow(row, cells, inline: true);
            }
        }
    }

    private static string Title(County county) => $"{county.Name}防止返贫监测和衔接推进乡村振兴信息";

    private static string Subtitle(int year) => $"年度：{year}    导出范围：全县农户";

    private static void Fill(string[] fields, int number, SimulatedHousehold household, SimulatedPerson person)
    {
        // A stream of the person's own, so that what is drawn here never moves another figure.
        var random = SeededRandom.Stream(person.Id.Packed, Purposes.Households, 0);
        fields[0] = number.ToString(CultureInfo.InvariantCulture);
        fields[1] = household.Village.County;
        fields[2] = household.Village.Township;
        fields[3] = household.Village.Name;
        fields[4] = household.GroupName;
        fields[5] = household.Code;
        fields[6] = person.Code;
        fields[7] = person.Name.Full;
        fields[8] = "居民身份证";
        fields[9] = person.Id.Reveal();
        fields[10] = person.Sex;
        fields[11] = person.BirthDate.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        fields[12] = person.Name.HasMiddleDot ? "维吾尔族" : "汉族";
        fields[13] = person.Relation;
        fields[14] = household.Lifted ? "脱贫户" : "一般农户";
        fields[15] = household.MonitorClass ?? "";
        fields[16] = household.IdentifiedMonth ?? "";
        fields[17] = household.MonitorClass is null ? "" : household.RiskEliminated ? "是" : "否";
        fields[18] = person.Age < 7 ? "" : person.Age < 13 ? "小学" : person.Age < 60 ? random.Pick<string>(["初中", "高中", "大专"]) : random.Pick<string>(["文盲或半文盲", "小学", "初中"]);
        fields[19] = SchoolStatus(person.Age);
        fields[20] = person.Age > 60 && random.Chance(300) ? "长期慢性病" : random.Chance(30) ? "残疾" : random.Chance(10) ? "患有大病" : "健康";
        fields[21] = person.Age is < 16 or > 75 ? "无劳动力" : person.Age > 60 ? "弱劳动力或半劳动力" : random.Chance(150) ? "技能劳动力" : "普通劳动力";
        fields[22] = person.Age is >= 18 and <= 60 ? random.Between(0, 12).ToString(CultureInfo.InvariantCulture) : "";
        fields[23] = "是";
        fields[24] = household.IsAssisted && random.Chance(250) ? "是" : "否";
        fields[25] = household.Income.ToString(CultureInfo.InvariantCulture);
        fields[26] = household.Phone;
    }

    private static string SchoolStatus(int age) => age switch
    {
        < 3 => "学龄前儿童",
        < 6 => "学前教育",
        < 12 => "小学",
        < 15 => "初中",
        < 18 => "普通高中",
        _ => "",
    };
}
