using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Chance;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>教育 超万元: three levels of headings, household head beside the student, the sum as a formula, filtered rows.</summary>
internal sealed class EducationCostScript : DepartmentScript
{
    private static readonly int[] Quantiles = [5200, 7800, 9100, 10100, 10800, 11900, 13000, 14800, 17500, 24000];

    public override string Department => "education";

    public override AlertKind Kind => AlertKind.EducationCost;

    public override FormTraits Form => FormTraits.Village | FormTraits.Amount | FormTraits.Workbook;

    public override int RowsPerThousand => 9;

    public override int LeastRows => 16;

    public override string FileName(Period period) => $"03-教体局-资助后学年自付费用情况表{period.Month}月.xlsx";

    public override bool Fits(SimulatedHousehold household, SimulatedPerson person) =>
        // Three in four are of assisted households, as the notice asks; the others raise nothing.
        person.Age is >= 16 and <= 22 && (household.IsAssisted || household.Index % 4 == 0);

    public override int TypicalAge(SeededRandom random) => random.Between(16, 22);

    public override IReadOnlyList<decimal> ExactMeasures => [10000m, 10000.01m, 12480m];

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        var random = context.Random;
        var selfPaid = measure ?? Skewed(random, Quantiles);
        row.Measure = selfPaid;
        var aid = random.Chance(700) ? context.Yuan(1, 8) * 500 : 0m;
        var whole = selfPaid + aid;
        var lodging = context.Yuan(8, 16) * 100;
        var books = context.Yuan(3, 9) * 100;
        var meals = Math.Round(whole * 35 / 100, 0);
        row["tuition"] = SheetCell.Of(whole - lodging - books - meals);
        row["lodging"] = SheetCell.Of(lodging);
        row["books"] = SheetCell.Of(books);
        row["meals"] = SheetCell.Of(meals);
        row["aid"] = SheetCell.Of(aid);
        row["selfPaid"] = context.Amount(row, selfPaid, tenThousands: false);
        row["stage"] = SheetCell.Of(row.Person.Age <= 18 ? context.Pick("普通高中", "中等职业") : "高等教育");
        row["school"] = SheetCell.Of(context.Pick("县第一中学", "县职业高级中学", "市职业技术学院", "省农业大学", "师范学院"));
        // The school year that ended this summer.
        var year = context.AsOf.Month >= 9 ? context.AsOf.Year : context.AsOf.Year - 1;
        row["year"] = SheetCell.Of(context.Pick($"{year}-{year + 1}", $"{year}—{year + 1}学年", $"{year}-{year + 1}学年"));
        // A stranger is the head of a household of one: the id would be told a second time.
        if (row.Anonymous || !row.Household.OnRoster)
            return;
        row["head"] = SheetCell.Of(row.Household.Head.Name.Full);
        row["headId"] = SheetCell.Of(row.Household.Head.Id.Reveal());
    }

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var sheet = new SheetDraft("Sheet1");
        var placed = new TableLayout
        {
            Title = "普通高中、中等职业、高等教育阶段学生享受资助后学年自付费用情况表",
            Notes = [$"填报单位：{context.CountyName}教育体育局                              单位：元"],
            Columns =
            [
                Column.Number(),
                Column.Township("乡（镇）"),
                Column.Village("行政村"),
                Column.Fact("户主姓名", "head"),
                Column.Fact("户主身份证号", "headId"),
                Column.Name("学生姓名", "学生情况"),
                Column.Id("身份证号码", "学生情况"),
                Column.Fact("学段", "stage", "学生情况"),
                Column.Fact("就读学校", "school", "学生情况"),
                Column.Fact("学年", "year", "学生情况"),
                Column.Fact("学杂费", "tuition", "费用情况|缴纳费用"),
                Column.Fact("住宿费", "lodging", "费用情况|缴纳费用"),
                Column.Fact("书本费", "books", "费用情况|缴纳费用"),
                Column.Fact("伙食费", "meals", "费用情况|缴纳费用"),
                Column.Fact("资助金额", "aid", "费用情况"),
                new Column("自付合计", (row, _, at) => row["selfPaid"] is { Form: CellForm.Number } paid ? paid.From($"SUM(K{at}:N{at})-O{at}") : row["selfPaid"], "费用情况"),
            ],
            HiddenRowEvery = 5,
            Footers = ["审核人：            填表人：            联系电话："],
        }.Write(sheet, rows).ToList();
        var empty = new SheetDraft("Sheet2");
        empty.Add("（空）");
        WorkbookFile.Write(path, [sheet, empty]);
        return placed;
    }
}
