using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>民政: two-level headings (领取金额), subtotals by township, a grand total and signature footers.</summary>
internal sealed class CivilAffairsScript : DepartmentScript
{
    public override string Department => "civil-affairs";

    public override AlertKind Kind => AlertKind.LowIncomeAid;

    public override FormTraits Form => FormTraits.Village | FormTraits.Date | FormTraits.Workbook | FormTraits.HouseholdHead;

    public override int RowsPerThousand => 11;

    public override int LeastRows => 20;

    public override string FileName(Period period) => $"07-民政局-{period.Year}.{period.Month}新增低保特困临时救助备案表.xlsx";

    public override bool Fits(SimulatedHousehold household, SimulatedPerson person) => person.IsHead;

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        var type = context.Pick("低保", "低保", "农村低保", "特困供养", "临时救助", "临时救助", "低保边缘", "支出型困难");
        var random = context.Random;
        row["type"] = SheetCell.Of(type);
        row["class"] = SheetCell.Of(type.EndsWith("低保", StringComparison.Ordinal) ? context.Pick("A", "B", "C", "A类", "Ｂ类") : null);
        row["certificate"] = SheetCell.Of(type.EndsWith("低保", StringComparison.Ordinal) ? $"DB{random.Between(100000, 999999)}" : null);
        row["people"] = SheetCell.Of(random.Between(1, row.Household.Members.Length));
        row["amount"] = SheetCell.Of(context.Yuan(20, 300) * 10);
        row["disabilityAid"] = random.Chance(200) ? SheetCell.Of(80) : SheetCell.Empty;
        row["reason"] = SheetCell.Of(context.Pick("因病", "因残", "缺劳动力", "因学", "突发意外"));
        row["from"] = context.Date(row, context.EventDay());
    }

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var sheet = new SheetDraft("备案表");
        var placed = new TableLayout
        {
            Title = $"{context.Period.Year}年{context.Period.Month}月份新增低保、特困、临时救助备案表",
            Notes = [$"填报单位（盖章）：{context.CountyName}民政局", "填报人：          审核人：          电话："],
            Columns =
            [
                Column.Number(),
                Column.Township("乡镇"),
                Column.Village("村（社区）"),
                Column.Name("户主姓名"),
                Column.Id("身份证号码"),
                Column.Fact("救助类型", "type"),
                Column.Fact("类别", "class"),
                Column.Fact("低保证号", "certificate"),
                Column.Fact("保障人数", "people", total: true),
                Column.Fact("月保障金", "amount", "领取金额", total: true),
                Column.Fact("残疾人救助", "disabilityAid", "领取金额", total: true),
                Column.Fact("救助原因", "reason"),
                Column.Fact("认定日期", "from"),
                Column.Text("领款人签字", _ => null),
            ],
            Subtotals = true,
            GrandTotal = true,
            Footers = ["单位负责人：          统计负责人：          填表人：          报出日期：", "说明：临时救助一栏填一次性救助金额。"],
        }.Write(sheet, rows).ToList();
        WorkbookFile.Write(path, [sheet]);
        return placed;
    }
}
