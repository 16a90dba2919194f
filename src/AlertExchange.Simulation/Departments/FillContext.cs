using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Chance;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>What a script needs to fill rows: chance, the month, the day, and how this liaison spells amounts and dates.</summary>
internal sealed record FillContext(SeededRandom Random, Period Period, DateOnly AsOf, string CountyName, bool Workbook)
{
    /// <summary>A day of the last two months within the year.</summary>
    public DateOnly EventDay()
    {
        var back = Math.Min(60, AsOf.DayOfYear - 1);
        return AsOf.AddDays(-Random.Between(0, back));
    }

    /// <summary>A date as written; a future one when that is what is wrong with the row.</summary>
    public SheetCell Date(RowDraft row, DateOnly date)
    {
        date = Slip(row, date);
        return Random.Next(Workbook ? 12 : 8) switch
        {
            0 or 1 => Text($"{date.Year}.{date.Month}.{date.Day}"),
            2 => Text($"{date.Year}年{date.Month}月{date.Day}日"),
            3 => Text($"{date.Year}{date.Month:D2}{date.Day:D2}"),
            4 => Text($"{date.Year}/{date.Month}/{date.Day}"),
            5 => Text($"{date.Year}-{date.Month}-{date.Day}"),
            6 or 7 => Text($"{date.Year}-{date.Month:D2}-{date.Day:D2}"),
            8 => SheetCell.OfDigits(SheetCell.Of(date).Text!),
            9 => SheetCell.OfDigits(Invariant($"{date.Year}{date.Month:D2}{date.Day:D2}")),
            _ => SheetCell.Of(date),
        };
    }

    /// <summary>A date with the time of day.</summary>
    public SheetCell Moment(RowDraft row, DateOnly date)
    {
        date = Slip(row, date);
        var (hour, minute) = (Random.Between(0, 23), Random.Between(0, 59));
        return Random.Next(3) switch
        {
            0 => Text($"{date.Year}/{date.Month}/{date.Day} {hour}:{minute:D2}"),
            1 => Text($"{date.Year}年{date.Month}月{date.Day}日 {hour:D2}:{minute:D2}"),
            _ => Text($"{date.Year}-{date.Month:D2}-{date.Day:D2} {hour:D2}:{minute:D2}:00"),
        };
    }

    /// <summary>A month where the day is not known.</summary>
    public SheetCell Month(RowDraft row, DateOnly date)
    {
        date = Slip(row, date);
        return Random.Next(3) switch
        {
            0 => Text($"{date.Year}{date.Month:D2}"),
            1 => Text($"{date.Year}年{date.Month}月"),
            _ => Text($"{date.Year}.{date.Month:D2}"),
        };
    }

    /// <summary>The month reported on; another one when that is what is wrong with the row.</summary>
    public SheetCell ReportMonth(RowDraft row)
    {
        var first = Period.FirstDay;
        if (row.ErrorClass == ErrorClasses.PeriodMismatch)
            first = first.AddMonths(-1);
        return Random.Next(2) == 0 ? Text($"{first.Year}年{first.Month}月") : Text($"{first.Year}-{first.Month:D2}");
    }

    /// <summary>A required amount in yuan or, under a heading that says so, 万元.</summary>
    public SheetCell Amount(RowDraft row, decimal yuan, bool tenThousands)
    {
        if (row.ErrorClass == ErrorClasses.AmountMissing)
            return Random.Next(3) switch { 0 => SheetCell.Of("—"), 1 => SheetCell.Of("无"), _ => SheetCell.Empty };
        if (row.ErrorClass == ErrorClasses.AmountUnreadable)
            return SheetCell.Of(Random.Pick<string>(["待核实", "见附件", "数额较大"]));
        var roundInTenThousands = yuan >= 10000 && yuan % 100 == 0;
        if (tenThousands)
        {
            var figure = yuan / 10000m;
            return Random.Next(10) switch
            {
                0 => Text($"{figure:0.######}"),
                1 => Text($"{figure:0.######}万元"),
                2 => Text($"{figure:0.######}万"),
                _ => SheetCell.Of(figure),
            };
        }

        return Random.Next(12) switch
        {
            0 => Text($"{yuan:#,##0.00}"),
            1 => Text($"￥{yuan:0.00}"),
            2 => Text($"{yuan:0.##}元"),
            3 when roundInTenThousands => Text($"{yuan / 10000m:0.####}万"),
            4 when roundInTenThousands => Text($"{yuan / 10000m:0.####}万元"),
            5 => Text($"{yuan:0.00}"),
            _ => SheetCell.Of(yuan),
        };
    }

    public T Pick<T>(params T[] items) => Random.Pick(items);

    /// <summary>A sum between the two, in whole yuan.</summary>
    public decimal Yuan(int low, int high) => Random.Between(low, high);

    /// <summary>A digit of the year slips: 2022 becomes 2092.</summary>
    private static DateOnly Slip(RowDraft row, DateOnly date) =>
        row.ErrorClass == ErrorClasses.DateFuture ? new DateOnly(2090 + date.Year % 10, date.Month, Math.Min(date.Day, 28)) : date;

    private static SheetCell Text(FormattableString text) => SheetCell.Of(Invariant(text));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
