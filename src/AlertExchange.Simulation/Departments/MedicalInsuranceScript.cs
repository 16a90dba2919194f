using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Chance;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>
/// 医保: two sheets under two-level headings, the self-paid sum as a formula, subtotals by township, last month's list in a hidden sheet,
/// an explanatory sheet, and a declared dimension of one cell.
/// </summary>
internal sealed class MedicalInsuranceScript : DepartmentScript
{
    private static readonly int[] Quantiles = [6200, 8100, 9700, 10400, 11300, 12600, 14200, 16500, 20100, 27500, 46000, 128000];

    public override string Department => "medical-insurance";

    public override AlertKind Kind => AlertKind.MedicalCost;

    public override FormTraits Form => FormTraits.Village | FormTraits.Amount | FormTraits.Month | FormTraits.Workbook;

    public override int RowsPerThousand => 24;

    public override int LeastRows => 24;

    public override string FileName(Period period) => $"01-医保局-农村居民年度累计自付超1万元人员名单（{period.Month}月）.xlsx";

    public override bool Fits(SimulatedHousehold household, SimulatedPerson person) => true;

    public override int TypicalAge(SeededRandom random) => random.Between(3, 85);

    public override IReadOnlyList<decimal> ExactMeasures => [10000m, 9999.99m, 10000.01m];

    public override IReadOnlyList<(decimal First, decimal Second)> HouseholdPairs => [(12650.40m, 31087.25m), (6120m, 7340.5m)];

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        var selfPaid = measure ?? Skewed(context.Random, Quantiles);
        var random = context.Random;
        row.Measure = selfPaid;
        row["admissions"] = SheetCell.Of(random.Between(1, 6));
        row["category"] = SheetCell.Of(Category(row.Household, context));
        var fund = Math.Round(selfPaid * random.Between(80, 260) / 100m, 2);
        var insurance = random.Chance(400) ? Math.Round(selfPaid * random.Between(5, 60) / 100m, 2) : 0m;
        var aid = random.Chance(300) ? Math.Round(selfPaid * random.Between(5, 30) / 100m, 2) : 0m;
        row["total"] = SheetCell.Of(selfPaid + fund + insurance + aid);
        row["fund"] = SheetCell.Of(fund);
        row["insurance"] = SheetCell.Of(insurance);
        row["aid"] = SheetCell.Of(aid);
        row["selfPaid"] = context.Amount(row, selfPaid, tenThousands: false);
        row["month"] = context.ReportMonth(row);
        row["remark"] = random.Chance(100) ? SheetCell.Of(context.Pick("异地就医", "已申请救助", "电话核实")) : SheetCell.Empty;
    }

    /// <summary>The same patient again with a later, higher sum: cumulative figures are never added up.</summary>
    public override void FillAgain(RowDraft copy, FillContext context) =>
        Fill(copy, copy.Measure + context.Yuan(0, 900), context);

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var half = rows.Count * 3 / 4;
        var first = new SheetDraft("住院") { Dimension = "A1" };
        var second = new SheetDraft("门诊慢特病") { Dimension = "A1" };
        var old = new SheetDraft("上月名单") { Hidden = true, Dimension = "A1" };
        var guide = new SheetDraft("填表说明");
        var placed = Layout(context, "住院").Write(first, [.. rows.Take(half)]).Concat(Layout(context, "门诊慢特病").Write(second, [.. rows.Skip(half)])).ToList();
        Layout(context, "住院").Write(old, [.. rows.Take(Math.Min(5, half))]);
        guide.Add("一、本表统计年度内个人自付累计金额，不含自费药品。");
        guide.Add("二、金额单位为元，保留两位小数。");
        WorkbookFile.Write(path, [first, second, old, guide]);
        return placed;
    }

    private static TableLayout Layout(FillContext context, string part) => new()
    {
        Title = $"{context.CountyName}农村居民年度累计自付超1万元人员名单（{context.Period.Month}月·{part}）",
        Notes = [$"填报单位（盖章）：{context.CountyName}医疗保障局          填报人：          审核人：          填报时间：{context.AsOf.Year}.{context.AsOf.Month}.{context.AsOf.Day}"],
        Columns =
        [
            Column.Number(),
            Column.Township("乡镇"),
            Column.Village("村"),
            Column.Name("姓名"),
            Column.Id("身份证号"),
            Column.Fact("人员\n类别", "category"),
            Column.Fact("住院次数", "admissions"),
            Column.Fact("医疗总费用\n（元）", "total", "年度内累计费用", total: true),
            Column.Fact("统筹支付", "fund", "年度内累计费用", total: true),
            Column.Fact("大病保险支付", "insurance", "年度内累计费用"),
            Column.Fact("医疗救助", "aid", "年度内累计费用"),
            new Column("个人自付", (row, _, at) => row["selfPaid"] is { Form: CellForm.Number } paid ? paid.From($"H{at}-I{at}-J{at}-K{at}") : row["selfPaid"], "年度内累计费用", Total: true),
            Column.Fact("所属月份", "month"),
            Column.Fact("备注", "remark"),
        ],
        Subtotals = true,
        GrandTotal = true,
        Footers = ["单位负责人：              填表人：              报出日期："],
    };

    private static string Category(SimulatedHousehold household, FillContext context) => household switch
    {
        { MonitorClass: not null } => context.Pick("监测对象", "监测人口"),
        { Lifted: true } => context.Pick("脱贫人口", "脱贫户"),
        _ => context.Pick("其他农村参保", "一般农户"),
    };
}
