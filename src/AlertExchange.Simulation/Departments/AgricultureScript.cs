using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>农业农村: losses of households that belong to a cooperative; the unit 万元 stands only in the note row.</summary>
internal sealed class AgricultureScript : DepartmentScript
{
    public override string Department => "agriculture";

    public override AlertKind Kind => AlertKind.IndustryLoss;

    // The loss is not required of this department (cooperatives often cannot tell it for each household), so its lack rejects nothing.
    public override FormTraits Form => FormTraits.Village | FormTraits.Workbook;

    public override int RowsPerThousand => 4;

    public override int LeastRows => 10;

    public override string FileName(Period period) => $"14-农业农村局-产业项目失败滞销情况表{period.Month}月.xlsx";

    public override IReadOnlyList<decimal> ExactMeasures => [20000m];

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        var loss = measure ?? context.Yuan(30, 600) * 100;
        row.Measure = loss;
        row["product"] = SheetCell.Of(context.Pick("菊花", "香菇", "茶叶", "黄精", "葛根"));
        row["cause"] = SheetCell.Of(context.Pick("滞销", "项目失败", "价格大幅下跌"));
        row["cooperative"] = SheetCell.Of($"{row.Household.Village.Name}{context.Pick("兴农", "惠民", "绿源")}专业合作社");
        row["loss"] = context.Amount(row, loss, tenThousands: true);
    }

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var sheet = new SheetDraft("Sheet1");
        var placed = new TableLayout
        {
            Title = "产业项目失败、农产品滞销带动户损失情况表",
            Notes = ["填报单位：农业农村局                              单位：万元"],
            Columns =
            [
                Column.Number(),
                Column.Township("乡镇"),
                Column.Village("村"),
                Column.Fact("经营主体", "cooperative"),
                Column.Name("带动户姓名"),
                Column.Id("身份证号码"),
                Column.Fact("品种", "product"),
                Column.Fact("受损原因", "cause"),
                Column.Fact("损失金额", "loss", total: true),
            ],
            GrandTotal = true,
        }.Write(sheet, rows).ToList();
        WorkbookFile.Write(path, [sheet]);
        return placed;
    }
}
