namespace AlertExchange.Intake.Reading;

/// <summary>A workbook or text file read forward once, sheet by sheet, row by row. Not thread-safe.</summary>
public interface ISpreadsheet : IDisposable
{
    /// <summary>Moves to the next sheet (also hidden ones); false after the last.</summary>
    bool NextSheet();

    /// <summary>The sheet's name; for a text file the file name without extension.</summary>
    string SheetName { get; }

    bool SheetIsHidden { get; }

    /// <summary>Merged ranges of the current sheet.</summary>
    IReadOnlyList<CellRange> MergedRanges { get; }

    /// <summary>The next row with content; false at the sheet's end. Throws <see cref="IntakeRefusedException"/> when the file breaks off.</summary>
    bool TryReadRow(out SheetRow row);
}
