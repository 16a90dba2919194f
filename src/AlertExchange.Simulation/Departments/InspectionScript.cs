using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>乡村振兴: findings in one sheet a source, from an exporter that leaves out the addresses of cells.</summary>
internal sealed class InspectionScript : DepartmentScript
{
    public override string Department => "rural-revitalization";

    public override AlertKind Kind => AlertKind.InspectionFinding;

    public override FormTraits Form => FormTraits.Village | FormTraits.Date | FormTraits.Workbook | FormTraits.HouseholdHead;

    public override int RowsPerThousand => 4;

    public override int LeastRows => 12;

    public override string FileName(Period period) => $"12-乡村振兴局-督查暗访发现问题清单.xlsx";

    public override bool Fits(SimulatedHousehold household, SimulatedPerson person) => person.IsHead;

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        row["finding"] = SheetCell.Of(context.Pick("家庭收入下降，未及时更新", "患大病未申报", "帮扶措施未落实", "房屋漏雨", "务工人员返乡未就业"));
        row["category"] = SheetCell.Of(context.Pick("收入", "医疗", "住房", "帮扶措施", "就业"));
        row["foundBy"] = SheetCell.Of(context.Pick("督查", "暗访", "调研", "考核评估"));
        row["on"] = context.Date(row, context.EventDay());
    }

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var half = rows.Count / 2;
        SheetDraft[] sheets = [new("督查") { OmitAddresses = true }, new("暗访调研") { OmitAddresses = true }];
        var placed = Layout(context).Write(sheets[0], [.. rows.Take(half)]).Concat(Layout(context).Write(sheets[1], [.. rows.Skip(half)])).ToList();
        WorkbookFile.Write(path, sheets);
        return placed;
    }

    private static TableLayout Layout(FillContext context) => new()
    {
        Title = $"{context.Period.Year}年{context.Period.Month}月督查暗访调研考核评估发现问题清单",
        Columns =
        [
            Column.Number(),
            Column.Township("乡镇"),
            Column.Village("行政村"),
            Column.Name("户主姓名"),
            Column.Id("证件号码"),
            Column.Fact("问题描述", "finding"),
            Column.Fact("问题类别", "category"),
            Column.Fact("问题来源", "foundBy"),
            Column.Fact("发现时间", "on"),
        ],
    };
}
