using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Errors;

/// <summary>Writes a liaison's own rows back with what is wrong with them, ready to be corrected and sent again.</summary>
public static class ErrorWorkbookWriter
{
    /// <summary>
    /// Reads the file a second time and writes, for each sheet that was read: the note that this is a correction, the rows above the data
    /// (titles, units, header) as they were, and the rows with troubles with one more column 问题. Streams; memory does not grow with the file.
    /// </summary>
    /// <param name="original">The same file, opened anew.</param>
    /// <param name="sheets">The sheets that were read, from <see cref="IntakeSession.Sheets"/>.</param>
    /// <param name="troubles">By sheet name and 1-based row; rows without an entry are left out.</param>
    /// <param name="output">Receives an .xlsx; must be seekable and writable.</param>
    /// <returns>Rows with troubles written.</returns>
    public static int Write(
        ISpreadsheet original,
        IReadOnlyList<BoundSheet> sheets,
        IReadOnlyDictionary<(string Sheet, int Row), RowTrouble> troubles,
        Stream output)
    {
        using var workbook = new ErrorWorkbook(output);
        var rows = 0;
        var next = 0;
        while (original.NextSheet())
        {
            if (next < sheets.Count && !original.SheetIsHidden && sheets[next].SheetName == original.SheetName)
            {
                rows += workbook.WriteSheet(original, sheets[next++], troubles);
            }
        }

        return rows;
    }
}
