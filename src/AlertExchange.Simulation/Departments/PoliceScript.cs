using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>公安: a short list as UTF-8 text with a byte order mark; moments instead of dates; an address instead of a village.</summary>
internal sealed class PoliceScript : DepartmentScript
{
    public override string Department => "police";

    public override AlertKind Kind => AlertKind.CrimeOrAccident;

    public override FormTraits Form => FormTraits.Date;

    public override int RowsPerThousand => 1;

    public override string FileName(Period period) => $"10-公安局-案件事故致重大伤亡损失人员.csv";

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        row["type"] = SheetCell.Of(context.Pick("交通事故", "诈骗", "盗窃", "抢劫"));
        row["at"] = context.Moment(row, context.EventDay());
        row["place"] = SheetCell.Of(context.Pick("省道326线", "本村", "县城", "外省务工地", "网络"));
        row["casualties"] = SheetCell.Of(context.Pick("重伤1人", "死亡1人", "无", "轻伤"));
        row["loss"] = SheetCell.Of(context.Yuan(5, 900) * 100);
    }

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var sheet = new SheetDraft(Path.GetFileNameWithoutExtension(path));
        var placed = new TableLayout
        {
            Title = null,
            Columns =
            [
                Column.Name("姓名"),
                Column.Id("公民身份号码"),
                Column.Text("户籍地址", r => r.Address),
                Column.Fact("案发时间", "at"),
                Column.Fact("案件类型", "type"),
                Column.Fact("发生地点", "place"),
                Column.Fact("伤亡情况", "casualties"),
                Column.Fact("财产损失（元）", "loss"),
            ],
        }.Write(sheet, rows).ToList();
        TextFile.Write(path, TextFile.Utf8WithBom, ',', sheet);
        return placed;
    }
}
