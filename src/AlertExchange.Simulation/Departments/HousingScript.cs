using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>住建: line breaks in headings, texts stored in the cells, dates in every way a workbook knows, grades with and without 级 and in full width.</summary>
internal sealed class HousingScript : DepartmentScript
{
    public override string Department => "housing";

    public override AlertKind Kind => AlertKind.UnsafeHousing;

    public override FormTraits Form => FormTraits.Village | FormTraits.Date | FormTraits.Workbook | FormTraits.HouseholdHead;

    public override int RowsPerThousand => 7;

    public override int LeastRows => 14;

    public override string FileName(Period period) => $"04-住建局-{period.Month}月新增危房及住房安全隐患户花名册.xlsx";

    public override bool Fits(SimulatedHousehold household, SimulatedPerson person) => person.IsHead;

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        var grade = context.Random.Next(100) switch { < 6 => "A", < 20 => "B", < 55 => "C", < 80 => "D", _ => "隐患" };
        row.Code = grade;
        row["grade"] = SheetCell.Of(grade == "隐患" ? context.Pick("隐患", "安全隐患", "存在隐患") : context.Pick(grade + "级", grade, (char)(grade[0] + 0xFEE0) + "级", grade.ToLowerInvariant()));
        row["appraised"] = context.Date(row, context.EventDay());
        row["structure"] = SheetCell.Of(context.Pick("土木", "砖木", "砖混", "土坯"));
        row["remedy"] = SheetCell.Of(grade switch { "C" => "修缮加固", "D" => "拆除重建", _ => "" });
    }

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var sheet = new SheetDraft($"{context.Period.Month}月") { InlineTexts = true };
        var placed = new TableLayout
        {
            Title = $"{context.CountyName}{context.Period.Year}年{context.Period.Month}月新增危房及住房安全隐患户花名册",
            Columns =
            [
                Column.Number(),
                Column.Township("镇街"),
                Column.Village("村（社区）"),
                Column.Text("村民\n小组", r => r.Group),
                Column.Name("户主姓名"),
                Column.Id("证件号码"),
                Column.Fact("房屋\n结构", "structure"),
                Column.Fact("危房\n等级", "grade"),
                Column.Fact("鉴定\n日期", "appraised"),
                Column.Fact("改造方式", "remedy"),
                Column.Text("备 注", _ => null),
            ],
            BlankRowEvery = 12,
            Footers = ["备注：等级依据鉴定报告填写，暂未鉴定的填“隐患”。"],
        }.Write(sheet, rows).ToList();
        WorkbookFile.Write(path, [sheet]);
        return placed;
    }
}
