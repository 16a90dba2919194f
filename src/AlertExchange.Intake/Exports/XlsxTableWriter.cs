using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AlertExchange.Intake.Exports;

/// <summary>Streams one sheet with inline strings; past 1,048,575 rows it goes on in a further sheet.</summary>
internal static class XlsxTableWriter
{
    private const int RowsPerSheet = 1_048_575;

    public static long Write(Stream output, string title, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        // The package writes through a seekable file: a zip needs to go back, and the caller's stream may not.
        using var scratch = ScratchFile.Open();
        long count;
        using (var document = SpreadsheetDocument.Create(scratch, SpreadsheetDocumentType.Workbook))
        {
            count = WriteSheets(document, title, columns, rows);
        }

        scratch.Position = 0;
        scratch.CopyTo(output);
        return count;
    }

    private static long WriteSheets(SpreadsheetDocument document, string title, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var workbook = document.AddWorkbookPart();
        var sheets = new Sheets();
        using var source = rows.GetEnumerator();
        long count = 0;
        var more = source.MoveNext();
        do
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            var number = (uint)sheets.ChildElements.Count + 1;
            sheets.AppendChild(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = number, Name = number == 1 ? title : $"{title}{number}" });
            using var writer = OpenXmlWriter.Create(part);
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
            writer.WriteStartElement(new SheetData());
            WriteRow(writer, columns);
            for (var inSheet = 0; more && inSheet < RowsPerSheet; inSheet++, count++, more = source.MoveNext())
            {
                WriteRow(writer, source.Current);
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        while (more);

        workbook.Workbook = new Workbook(sheets);
        return count;
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<object?> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            if (cell is int or long or decimal)
            {
                writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Cell { DataType = CellValues.Number, CellValue = new CellValue(((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture)) });
            }
            else
            {
                writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(TableExport.Text(cell)) { Space = SpaceProcessingModeValues.Preserve }) });
            }
        }

        writer.WriteEndElement();
    }
}
