using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>农水 产业受损: 万元 in the heading, some values with a unit of their own; several members of a household with separate losses.</summary>
internal sealed class IndustryLossScript : DepartmentScript
{
    private static readonly int[] Quantiles = [4000, 9000, 14000, 18000, 20500, 23000, 28000, 36000, 52000, 110000];

    public override string Department => "agriculture-water";

    public override AlertKind Kind => AlertKind.IndustryLoss;

    public override FormTraits Form => FormTraits.Village | FormTraits.Amount | FormTraits.Date | FormTraits.Workbook;

    public override int RowsPerThousand => 7;

    public override int LeastRows => 18;

    public override string FileName(Period period) => $"05-农水局-农业产业受损农户统计表{period.Year}{period.Month:D2}.xlsx";

    public override IReadOnlyList<decimal> ExactMeasures => [20000m, 19999m, 20000.5m];

    public override IReadOnlyList<(decimal First, decimal Second)> HouseholdPairs => [(12000m, 9000m), (8000m, 9500m), (10000m, 10000m)];

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        var loss = measure ?? Math.Floor(Skewed(context.Random, Quantiles) / 100) * 100;
        row.Measure = loss;
        // By the running number, so that two members of a household never tell of the same thing.
        row["product"] = SheetCell.Of(Products[row.Event % Products.Length]);
        row["cause"] = SheetCell.Of(context.Pick("干旱绝收", "大面积减产", "滞销", "价格大幅下跌", "病虫害", "疫病死亡"));
        row["area"] = SheetCell.Of(context.Random.Between(5, 300) / 10m);
        row["loss"] = context.Amount(row, loss, tenThousands: true);
        row["on"] = context.Date(row, context.EventDay());
    }

    private static readonly string[] Products = ["茶叶", "水稻", "油菜", "香菇", "生猪", "黄牛", "蜜蜂", "菊花", "中药材", "油茶", "肉鸡", "鱼"];

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var sheet = new SheetDraft("产业受损");
        var placed = new TableLayout
        {
            Title = $"{context.CountyName}农业产业受损农户统计表",
            Notes = [$"填报单位（公章）：{context.CountyName}农业农村水利局    {context.AsOf.Year}年{context.AsOf.Month}月{context.AsOf.Day}日"],
            Columns =
            [
                Column.Number(),
                Column.Township("乡镇"),
                Column.Village("行政村"),
                Column.Name("姓名", "农户"),
                Column.Id("身份证号", "农户"),
                Column.Text("联系电话", r => r.Anonymous ? null : r.Household.Phone, "农户"),
                Column.Fact("品种", "product", "受损情况"),
                Column.Fact("面积（亩）", "area", "受损情况"),
                Column.Fact("受损原因", "cause", "受损情况"),
                Column.Fact("经济损失（万元）", "loss", "受损情况", total: true),
                Column.Fact("发生日期", "on", "受损情况"),
            ],
            GrandTotal = true,
            HiddenRowEvery = 11,
        }.Write(sheet, rows).ToList();
        WorkbookFile.Write(path, [sheet]);
        return placed;
    }
}
