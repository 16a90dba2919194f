using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>应急: the statistics form with its row 甲 乙 丙 1 2, the head of household as the subject, 万元 beside 元.</summary>
internal sealed class EmergencyManagementScript : DepartmentScript
{
    public override string Department => "emergency-management";

    public override AlertKind Kind => AlertKind.DisasterHardship;

    public override FormTraits Form => FormTraits.Date | FormTraits.Workbook | FormTraits.HouseholdHead;

    public override int RowsPerThousand => 4;

    public override int LeastRows => 10;

    public override string FileName(Period period) => $"09-应急局-受灾困难群众名册（{period.Month}月）.xlsx";

    public override bool Fits(SimulatedHousehold household, SimulatedPerson person) => person.IsHead;

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        var still = context.Random.Chance(700);
        row.Code = still ? "是" : "否";
        row["still"] = SheetCell.Of(row.Code);
        row["disaster"] = SheetCell.Of(context.Pick("洪涝", "暴雨", "山体滑坡", "风雹", "干旱", "火灾"));
        row["damage"] = SheetCell.Of(context.Pick("倒房2间", "房屋进水", "农田被淹", "围墙倒塌", "家具损毁"));
        row["people"] = SheetCell.Of(row.Household.Members.Length);
        row["inNeed"] = SheetCell.Of(context.Random.Between(1, row.Household.Members.Length));
        row["loss"] = SheetCell.Of(context.Random.Between(2, 80) / 10m);
        row["relief"] = SheetCell.Of(context.Yuan(2, 60) * 100);
        row["goods"] = SheetCell.Of(context.Yuan(0, 10) * 100);
        row["on"] = context.Date(row, context.EventDay());
    }

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var sheet = new SheetDraft("应急统表10");
        var placed = new TableLayout
        {
            Title = "受灾困难群众救助名册",
            Notes = [$"填报单位（盖章）：{context.CountyName}应急管理局", "表号：应急统表10"],
            Columns =
            [
                Column.Name("户主姓名"),
                Column.Id("户主身份证号"),
                Column.Text("家庭住址", r => r.Address),
                Column.Text("联系方式", r => r.Anonymous ? null : r.Household.Phone),
                Column.Fact("家庭人口", "people"),
                Column.Fact("需救助人口", "inNeed"),
                Column.Fact("灾害种类", "disaster"),
                Column.Fact("受灾情况", "damage"),
                Column.Fact("直接经济损失（万元）", "loss"),
                Column.Fact("已发放救助款（元）", "relief"),
                Column.Fact("物资折款（元）", "goods"),
                Column.Fact("救助后是否仍有困难", "still"),
                Column.Fact("受灾时间", "on"),
            ],
            CodeRow = true,
            Footers = ["单位负责人：      统计负责人：      填表人：      联系电话：      报出日期："],
        }.Write(sheet, rows).ToList();
        WorkbookFile.Write(path, [sheet]);
        return placed;
    }
}
