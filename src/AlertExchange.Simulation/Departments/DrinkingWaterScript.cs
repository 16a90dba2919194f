using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>农水 饮水: tab-separated text that is named .csv, without a byte order mark.</summary>
internal sealed class DrinkingWaterScript : DepartmentScript
{
    public override string Department => "agriculture-water";

    public override AlertKind Kind => AlertKind.UnsafeDrinkingWater;

    public override FormTraits Form => FormTraits.Village | FormTraits.HouseholdHead;

    public override int RowsPerThousand => 5;

    public override string FileName(Period period) => $"06-农水局-饮水不安全户{period.Month}月.csv";

    public override bool Fits(SimulatedHousehold household, SimulatedPerson person) => person.IsHead;

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        row["source"] = SheetCell.Of(context.Pick("山泉水", "自打井", "集中供水", "水库"));
        row["problem"] = SheetCell.Of(context.Pick("季节性缺水", "水质不达标", "管网破损", "取水距离远"));
        row["people"] = SheetCell.Of(row.Household.Members.Length);
    }

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var sheet = new SheetDraft(Path.GetFileNameWithoutExtension(path));
        var placed = new TableLayout
        {
            Title = null,
            Columns =
            [
                Column.Number(),
                Column.Township("乡镇"),
                Column.Village("村"),
                Column.Text("自然村", _ => null),
                Column.Name("户主"),
                Column.Id("身份证号码"),
                Column.Fact("人口", "people"),
                Column.Fact("水源", "source"),
                Column.Fact("存在问题", "problem"),
            ],
        }.Write(sheet, rows).ToList();
        TextFile.Write(path, TextFile.Utf8, '\t', sheet);
        return placed;
    }
}
