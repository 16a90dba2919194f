using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>信访: two rows in five have no id, only name and village.</summary>
internal sealed class PetitionsScript : DepartmentScript
{
    public override string Department => "petitions";

    public override AlertKind Kind => AlertKind.PetitionHardship;

    public override FormTraits Form => FormTraits.Village | FormTraits.Date | FormTraits.Workbook | FormTraits.IdsOftenMissing;

    public override int RowsPerThousand => 2;

    public override int LeastRows => 10;

    public override string FileName(Period period) => $"11-信访局-信访困难户.xlsx";

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        row["appeal"] = SheetCell.Of(context.Pick("反映家庭生活困难要求救助", "反映住房年久失修", "反映务工工资被拖欠致生活困难", "反映医疗负担重"));
        row["income"] = SheetCell.Of(context.Yuan(30, 74) * 100);
        row["on"] = context.Date(row, context.EventDay());
    }

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var sheet = new SheetDraft("Sheet1");
        var placed = new TableLayout
        {
            Title = "信访受理中发现的困难农户",
            Columns =
            [
                Column.Number(),
                Column.Name("姓名"),
                Column.Id("身份证"),
                Column.Township("乡镇"),
                Column.Village("行政村"),
                Column.Fact("诉求", "appeal"),
                Column.Fact("年人均纯收入", "income"),
                Column.Fact("信访日期", "on"),
            ],
        }.Write(sheet, rows).ToList();
        WorkbookFile.Write(path, [sheet]);
        return placed;
    }
}
