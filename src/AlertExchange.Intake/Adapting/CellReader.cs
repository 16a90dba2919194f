using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>Reads the cells of one bound column into a row's slots. Compiled once a sheet; thread-safe; its remarks are made once.</summary>
internal abstract class CellReader
{
    private readonly RowRemark _errorCell;

    protected CellReader(ColumnBinding binding)
    {
        Binding = binding;
        Heading = binding.Heading;
        Field = binding.Field;
        Index = binding.Index;
        _errorCell = Doubt("cell.error", "单元格公式出错，没有读到内容");
    }

    /// <summary>0-based column.</summary>
    public int Index { get; }

    public Field Field { get; }

    public string Heading { get; }

    protected ColumnBinding Binding { get; }

    protected bool Required => Binding.Column.Required;

    /// <summary>Reads a cell that is neither empty nor an error.</summary>
    public abstract void Read(in Cell cell, RowValues row);

    /// <summary>A formula error: fatal where the column is required.</summary>
    public void ReadError(in Cell cell, RowValues row)
    {
        if (Required)
        {
            row.Problem(Field, new RowProblem("cell.error", Heading, $"“{Heading}”公式出错（{cell.Text}），请改为实际内容"));
        }
        else
        {
            row.Remark(_errorCell);
        }
    }

    protected RowRemark Repair(string code, string message) => new(code, Heading, $"“{Heading}”{message}", false);

    protected RowRemark Doubt(string code, string message) => new(code, Heading, $"“{Heading}”{message}", true);

    /// <summary>The text of any cell; numbers without exponent, dates as 2022-08-03.</summary>
    internal static string TextOf(in Cell cell) => cell.Kind switch
    {
        CellKind.Text => cell.Text!,
        CellKind.Number => NumberText(cell.Number),
        CellKind.Date => DateOnly.FromDateTime(DateTime.FromOADate(cell.Number)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellKind.Boolean => cell.Number != 0 ? "是" : "否",
        _ => "",
    };

    /// <summary>What was found, short and with long numbers masked, for a message.</summary>
    protected static string Shown(in Cell cell) => ShownText.Of(TextOf(cell));

    internal static string NumberText(double number) =>
        Math.Abs(number) < 1e22 && number == Math.Floor(number)
            ? WholeNumberText(number)
            : number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>
    /// As a spreadsheet shows it: 15 digits, then zeros. The double nearest to them may lie below (…099968 for …100000), and an id cut
    /// out of that would be somebody else's.
    /// </summary>
    private static string WholeNumberText(double number)
    {
        const int DigitsOfANumberCell = 15;
        var digits = number.ToString("F0", CultureInfo.InvariantCulture);
        if (number < 0 || digits.Length <= DigitsOfANumberCell)
        {
            return digits;
        }

        var rounded = number.ToString("E14", CultureInfo.InvariantCulture);
        return double.Parse(rounded, NumberStyles.Float, CultureInfo.InvariantCulture) == number
            ? string.Concat(rounded.AsSpan(0, 1), rounded.AsSpan(2, DigitsOfANumberCell - 1), new string('0', digits.Length - DigitsOfANumberCell))
            : digits;
    }
}
