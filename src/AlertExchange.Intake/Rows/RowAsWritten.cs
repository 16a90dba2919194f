using AlertExchange.Engine.Identity;
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
    public static IReadOnlyList<WrittenCell>? Find(ISpreadsheet sheets, IntakeRequest request, FormCatalog catalog, string sheet, int row)
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

    private static List<WrittenCell> Cells(BoundSheet sheet, SheetRow row)
    {
        var columns = sheet.Columns.Where(c => c.Field != Field.Ignore).Select(c => (c.Index, c.Heading, Column: (FormColumn?)c.Column))
            .Concat(sheet.Unbound.Select(u => (u.Index, u.Heading, Column: (FormColumn?)null)))
            .OrderBy(c => c.Index);
        return
        [
            .. columns.Where(c => c.Index < row.Cells.Length && row.Cells[c.Index].Kind != CellKind.Empty)
                .Select(c => new WrittenCell(c.Heading, c.Column?.Heading, Shown(CellReader.TextOf(row.Cells[c.Index]), c.Column))),
        ];
    }

    private static string Shown(string text, FormColumn? column) => column?.Type switch
    {
        FieldType.CitizenId or FieldType.DisabilityCertificate or FieldType.StudentNumber or FieldType.Phone => Masked.Id(text.Trim()),
        FieldType.Amount or FieldType.Decimal or FieldType.Integer or FieldType.Percent or FieldType.Date or FieldType.Month => text,
        _ => Masked.Text(text),
    };
}
