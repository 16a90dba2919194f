using System.Globalization;

namespace AlertExchange.Simulation.Files;

/// <summary>A cell to be written. Text form for text files: <see cref="Text"/>; in workbooks numbers and dates are their serials.</summary>
internal readonly record struct SheetCell(CellForm Form, string? Text, string? Formula = null)
{
    public static SheetCell Empty => default;

    public static SheetCell Of(string? text) => string.IsNullOrEmpty(text) ? default : new SheetCell(CellForm.Text, text);

    public static SheetCell Of(int number) => new(CellForm.Number, number.ToString(CultureInfo.InvariantCulture));

    public static SheetCell Of(decimal number) => new(CellForm.Number, number.ToString("0.######", CultureInfo.InvariantCulture));

    /// <summary>Digits as they stand in the file, for numbers beyond what a spreadsheet keeps.</summary>
    public static SheetCell OfDigits(string digits) => new(CellForm.Number, digits);

    public static SheetCell Of(DateOnly date) =>
        new(CellForm.Date, ((int)date.ToDateTime(TimeOnly.MinValue).ToOADate()).ToString(CultureInfo.InvariantCulture));

    public static SheetCell Of(DateTime moment) =>
        new(CellForm.DateTime, moment.ToOADate().ToString("0.##########", CultureInfo.InvariantCulture));

    /// <summary>The same value as the cached result of a formula.</summary>
    public SheetCell From(string formula) => this with { Formula = formula };

    /// <summary>How a text file shows the cell.</summary>
    public string Shown() => Form switch
    {
        CellForm.Empty => "",
        CellForm.Date => DateTime.FromOADate(double.Parse(Text!, CultureInfo.InvariantCulture)).ToString("yyyy/M/d", CultureInfo.InvariantCulture),
        CellForm.DateTime => DateTime.FromOADate(double.Parse(Text!, CultureInfo.InvariantCulture)).AddMilliseconds(1).ToString("yyyy/M/d H:mm", CultureInfo.InvariantCulture),
        _ => Text!,
    };
}
