namespace AlertExchange.Intake.Reading;

/// <summary>Counts what a file yields and refuses it past the limits.</summary>
internal sealed class RowGuard(SpreadsheetLimits limits)
{
    /// <summary>Excel's own last row and column; nothing legitimate lies beyond.</summary>
    public const int LastRow = 1_048_576;
    public const int LastColumn = 16_384;

    private int _rows;

    public SpreadsheetLimits Limits { get; } = limits;

    public void CountRow(string sheet)
    {
        if (++_rows > Limits.MaxRows)
        {
            throw FileRefusal.TooManyRows(sheet, Limits.MaxRows);
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
