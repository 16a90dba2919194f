using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Chance;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>人社: GBK text with months for dates and a column for the month reported on.</summary>
internal sealed class HumanResourcesScript : DepartmentScript
{
    public override string Department => "human-resources";

    public override AlertKind Kind => AlertKind.JobLoss;

    public override FormTraits Form => FormTraits.Village | FormTraits.Date | FormTraits.Month;

    public override int RowsPerThousand => 8;

    public override int LeastRows => 14;

    public override string FileName(Period period) => $"15-人社局-脱贫人口失业返乡名单（{period.Month}月）.csv";

    public override bool Fits(SimulatedHousehold household, SimulatedPerson person) => person.Age is >= 20 and <= 59;

    public override int TypicalAge(SeededRandom random) => random.Between(20, 59);

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        row["employer"] = SheetCell.Of(context.Pick("某电子厂", "某建筑工地", "某服装厂", "某餐饮店", "某物流公司"));
        row["where"] = SheetCell.Of(context.Pick("浙江省杭州市", "江苏省苏州市", "上海市", "县内", "合肥市"));
        row["on"] = context.Month(row, context.EventDay());
        row["wage"] = SheetCell.Of(context.Yuan(25, 70) * 100);
        row["why"] = SheetCell.Of(context.Pick("企业裁员", "疫情返乡", "工厂停产", "照顾家人"));
        row["month"] = context.ReportMonth(row);
    }

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var sheet = new SheetDraft(Path.GetFileNameWithoutExtension(path));
        var placed = new TableLayout
        {
            Title = "失业返乡人员名单",
            Columns =
            [
                Column.Number(),
                Column.Fact("所属月份", "month"),
                Column.Name("姓名"),
                Column.Id("身份证号"),
                Column.Township("乡镇"),
                Column.Village("行政村"),
                Column.Fact("务工地", "where"),
                Column.Fact("原务工企业", "employer"),
                Column.Fact("失业时间", "on"),
                Column.Fact("失业前月收入（元）", "wage"),
                Column.Fact("失业原因", "why"),
            ],
        }.Write(sheet, rows).ToList();
        TextFile.Write(path, TextFile.Gb18030, ',', sheet);
        return placed;
    }
}
