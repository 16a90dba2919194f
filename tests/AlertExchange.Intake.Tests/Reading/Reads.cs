using System.Globalization;
using System.Text;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Tests.Reading;

/// <summary>Opens bytes and shows what was read in a form that is easy to compare.</summary>
internal static class Reads
{
    public static ISpreadsheet Open(byte[] file, string name = "文件.xlsx", SpreadsheetLimits? limits = null) =>
        SpreadsheetOpener.Open(new MemoryStream(file), name, limits);

    public static ISpreadsheet OpenText(string text, string name = "名单.csv") => Open(Encoding.UTF8.GetBytes(text), name);

    /// <summary>All rows of the next sheet.</summary>
    public static List<SheetRow> NextSheet(ISpreadsheet book)
    {
        book.NextSheet().ShouldBeTrue();
        return Rows(book);
    }

    public static List<SheetRow> Rows(ISpreadsheet book)
    {
        var rows = new List<SheetRow>();
        while (book.TryReadRow(out var row))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>For example <c>3: 甲某|#12|@2022-08-03|!#REF!|?True</c>, trailing empty cells cut off.</summary>
    public static string Show(SheetRow row) =>
        $"{row.Number}{(row.Hidden ? "h" : "")}: {string.Join('|', row.Cells.Select(Show)).TrimEnd('|')}";

    public static IntakeRefusal Refusal(Action read) => Should.Throw<IntakeRefusedException>(read).Refusal;

    public static IntakeRefusal Refusal(byte[] file, string name = "文件.xlsx", SpreadsheetLimits? limits = null) => Refusal(() =>
    {
        using var book = Open(file, name, limits);
        while (book.NextSheet())
        {
            _ = book.MergedRanges.Count;
            Rows(book);
        }
    });

    private static string Show(Cell cell) => cell.Kind switch
    {
        CellKind.Empty => "",
        CellKind.Text => cell.Text!,
        CellKind.Number => "#" + cell.Number.ToString("R", CultureInfo.InvariantCulture),
        CellKind.Date => "@" + DateTime.FromOADate(cell.Number).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture).Replace(" 00:00", "", StringComparison.Ordinal),
        CellKind.Boolean => "?" + (cell.Number == 1),
        _ => "!" + cell.Text,
    };
}
