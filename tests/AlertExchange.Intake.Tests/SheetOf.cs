using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Tests;

/// <summary>A workbook made of arrays: strings are text, numbers are numbers, DateTime is a date, null is empty.</summary>
internal sealed class SheetOf : ISpreadsheet
{
    private readonly List<(string Name, bool Hidden, SheetRow[] Rows, CellRange[] Merges)> _sheets = [];
    private int _sheet = -1;
    private int _row;

    public string SheetName => _sheets[_sheet].Name;

    public bool SheetIsHidden => _sheets[_sheet].Hidden;

    public IReadOnlyList<CellRange> MergedRanges => _sheets[_sheet].Merges;

    public static SheetOf Rows(params object?[][] rows) => new SheetOf().Add("Sheet1", rows);

    public SheetOf Add(string name, object?[][] rows, bool hidden = false, CellRange[]? merges = null, int[]? hiddenRows = null)
    {
        var made = rows.Select((cells, i) => new SheetRow(i + 1, hiddenRows?.Contains(i + 1) == true, [.. cells.Select(CellOf)]))
            .Where(row => row.Cells.Any(c => c.Kind != CellKind.Empty));
        _sheets.Add((name, hidden, [.. made], merges ?? []));
        return this;
    }

    public SheetOf Again()
    {
        _sheet = -1;
        return this;
    }

    public bool NextSheet()
    {
        _row = 0;
        return ++_sheet < _sheets.Count;
    }

    public bool TryReadRow(out SheetRow row)
    {
        var more = _row < _sheets[_sheet].Rows.Length;
        row = more ? _sheets[_sheet].Rows[_row++] : null!;
        return more;
    }

    public void Dispose()
    {
    }

    private static Cell CellOf(object? value) => value switch
    {
        null => Cell.Empty,
        string text => Cell.OfText(text),
        DateTime date => Cell.OfDate(date),
        bool flag => Cell.OfBoolean(flag),
        Exception error => Cell.OfError(error.Message),
        IConvertible number => Cell.OfNumber(number.ToDouble(System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
