using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>统计: price signals without persons.</summary>
internal sealed class StatisticsScript : DepartmentScript
{
    private static readonly string[] Products = ["生猪", "茶叶", "水稻", "油菜籽", "香菇", "菊花", "肉鸡", "鸡蛋", "黄牛", "中药材"];

    public override string Department => "statistics";

    public override AlertKind Kind => AlertKind.PriceDrop;

    public override FormTraits Form => FormTraits.None;

    public override int RowsPerThousand => 0;

    public override string FileName(Period period) => $"16-统计局-农产品价格监测{period.Year}-{period.Month:D2}.xlsx";

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        var change = -context.Random.Between(30, 420) / 10m;
        row["product"] = SheetCell.Of(Products[row.Event % Products.Length]);
        row["price"] = SheetCell.Of(context.Random.Between(20, 900) / 10m);
        row["change"] = context.Random.Chance(400) ? SheetCell.Of(change.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) + "%") : SheetCell.Of(change);
    }

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var sheet = new SheetDraft("价格监测");
        var placed = new TableLayout
        {
            Title = $"{context.CountyName}主要农产品价格监测（{context.Period.Year}年{context.Period.Month}月）",
            Columns =
            [
                Column.Number(),
                Column.Fact("品种", "product"),
                Column.Fact("本期价（元/公斤）", "price"),
                Column.Fact("涨跌幅（%）", "change"),
            ],
            Footers = ["注：涨跌幅为同比。"],
        }.Write(sheet, rows).ToList();
        WorkbookFile.Write(path, [sheet]);
        return placed;
    }
}
