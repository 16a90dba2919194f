using AlertExchange.Intake.Adapting;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Rows;

/// <summary>Finds one row of a file again and shows it as it was written.</summary>
public static class RowAsWritten
{
    /// <summary>The filled cells of a row from left to right; null when the file has no such data row.</summary>
    /// <param name="row">1-based row of the sheet.</param>
    public static IReadOnlyList<WrittenCell>? Find(ISpreadsheet sheets, IntakeRequest request, FormCatalog catalog, string sheet, int row) =>
        Cells(sheets, request, catalog, sheet, row) is { } cells ? [.. cells.Select(c => c.Shown)] : null;

    /// <summary>One of them with what it says whole; null when there is no such cell or it is empty.</summary>
    /// <param name="row">1-based row of the sheet.</param>
    /// <param name="column">1-based.</param>
    public static (WrittenCell Shown, string Whole)? FindCell(ISpreadsheet sheets, IntakeRequest request, FormCatalog catalog, string sheet, int row, int column) =>
        Cells(sheets, request, catalog, sheet, row)?.Where(c => c.Shown.Column == column).Select(c => ((WrittenCell, string)?)c).FirstOrDefault();

    private static List<(WrittenCell Shown, string Whole)>? Cells(ISpreadsheet sheets, IntakeRequest request, FormCatalog catalog, string sheet, int row)
    {
        var session = IntakeSession.Open(sheets, request, catalog);
        foreach (var batch in session.ReadRaw())
        {
            if (batch.Sheet.SheetName == sheet && batch.Rows.FirstOrDefault(r => r.Number == row) is { } found)
            {
                return Cells(batch.Sheet, found);
            }
        }

        return null;
    }

    private static List<(WrittenCell Shown, string Whole)> Cells(BoundSheet sheet, SheetRow row)
    {
        var columns = sheet.Columns.Where(c => c.Field != Field.Ignore).Select(c => (c.Index, c.Heading, Column: (FormColumn?)c.Column))
            .Concat(sheet.Unbound.Select(u => (u.Index, u.Heading, Column: (FormColumn?)null)))
            .OrderBy(c => c.Index);
        return
        [
            .. columns.Where(c => c.Index < row.Cells.Length && row.Cells[c.Index].Kind != CellKind.Empty)
                .Select(c => Cell(c.Index, c.Heading, c.Column, CellReader.TextOf(row.Cells[c.Index]))),
        ];
    }

    private static (WrittenCell Shown, string Whole) Cell(int index, string heading, FormColumn? column, string text)
    {
        var (shown, whole) = (MaskedCell.Of(text, column?.Type), text.Trim());
        return (new WrittenCell(heading, column?.Heading, shown, index + 1, IsMasked: shown.Trim() != whole), whole);
    }
}
