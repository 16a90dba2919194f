namespace AlertExchange.Intake.Reading;

/// <summary>Counts what a file yields and refuses it past the limits.</summary>
internal sealed class RowGuard(SpreadsheetLimits limits)
{
    /// <summary>Excel's own last row and column; nothing legitimate lies beyond.</summary>
    public const int LastRow = 1_048_576;
    public const int LastColumn = 16_384;

    /// <summary>Rows of a workbook with or without content: a workbook may list one sheet a thousand times.</summary>
    private const int MostRowElements = 4 * LastRow;

    private int _rows;
    private int _rowElements;

    public SpreadsheetLimits Limits { get; } = limits;

    public void CountRow(string sheet)
    {
        if (++_rows > Limits.MaxRows)
        {
            throw FileRefusal.TooManyRows(sheet, Limits.MaxRows);
        }
    }

    public void CountRowElement(string sheet)
    {
        if (++_rowElements > MostRowElements)
        {
            throw FileRefusal.TooManyRows(sheet, LastRow);
        }
    }

    /// <param name="column">0-based.</param>
    public void CheckColumn(string sheet, int row, int column)
    {
        if (column >= Limits.MaxColumns)
        {
            throw FileRefusal.TooManyColumns(sheet, row, Limits.MaxColumns);
        }
    }
}
