using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>卫健: semicolon-separated UTF-8 text.</summary>
internal sealed class HealthScript : DepartmentScript
{
    public override string Department => "health";

    public override AlertKind Kind => AlertKind.SeriousIllness;

    public override FormTraits Form => FormTraits.Village | FormTraits.Date;

    public override int RowsPerThousand => 8;

    public override int LeastRows => 12;

    public override string FileName(Period period) => $"13-卫健委-新增大病患者台账{period.Month}月.csv";

    public override bool Fits(SimulatedHousehold household, SimulatedPerson person) => person.Age >= 3;

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        row["disease"] = SheetCell.Of(context.Pick("肺癌", "胃癌", "终末期肾病", "急性心肌梗死", "脑梗死", "乳腺癌", "白血病"));
        row["hospital"] = SheetCell.Of(context.Pick("县人民医院", "市人民医院", "省立医院"));
        row["signed"] = SheetCell.Of(context.Pick("是", "否"));
        row["on"] = context.Date(row, context.EventDay());
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
                Column.Name("患者姓名"),
                Column.Id("证件号码"),
                Column.Fact("病种", "disease"),
                Column.Fact("确诊时间", "on"),
                Column.Fact("确诊医院", "hospital"),
                Column.Fact("是否签约", "signed"),
            ],
        }.Write(sheet, rows).ToList();
        TextFile.Write(path, TextFile.Utf8WithBom, ';', sheet);
        return placed;
    }
}
