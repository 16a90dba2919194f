using System.Globalization;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AlertExchange.Intake.Errors;

/// <summary>An .xlsx being written row by row.</summary>
internal sealed class ErrorWorkbook : IDisposable
{
    private const double NarrowColumn = 14, WideColumn = 22, ProblemColumn = 70;

    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _workbook;
    private readonly List<Sheet> _sheets = [];

    public ErrorWorkbook(Stream output)
    {
        _document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        _workbook = _document.AddWorkbookPart();
        _workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ErrorWorkbookStyles.Make();
    }

    /// <summary>Writes the current sheet of the original; returns the rows with troubles.</summary>
    public int WriteSheet(ISpreadsheet original, BoundSheet bound, IReadOnlyDictionary<(string Sheet, int Row), RowTrouble> troubles)
    {
        var part = _workbook.AddNewPart<WorksheetPart>();
        var problemAt = bound.Columns.LastOrDefault(c => bound.IsCorrection && c.Field == Forms.Field.Ignore && c.Heading == CorrectionMark.ProblemHeading)?.Index ?? bound.Width;
        var merges = new List<string>();
        var written = 0;
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(Columns(bound, problemAt));
            writer.WriteStartElement(new SheetData());

            // A file that is a correction already has its mark; its rows stay where they are.
            var shift = 0;
            if (!bound.IsCorrection)
            {
                WriteTextRow(writer, 1, 0, CorrectionMark.Note, ErrorWorkbookStyles.Mark);
                shift = 1;
            }

            var line = 0;
            while (original.TryReadRow(out var row))
            {
                if (row.Number <= bound.HeaderLastRow)
                {
                    line = row.Number + shift;
                    WriteRow(writer, line, row, bound, problemAt, row.Number == bound.HeaderFirstRow ? CorrectionMark.ProblemHeading : null, true);
                }
                else if (troubles.TryGetValue((bound.SheetName, row.Number), out var trouble))
                {
                    WriteRow(writer, ++line, row, bound, problemAt, Words(trouble), false);
                    written++;
                }
            }

            writer.WriteEndElement();
            merges.AddRange(HeaderMerges(original.MergedRanges, bound, problemAt, shift));
            if (merges.Count > 0)
            {
                writer.WriteElement(new MergeCells(merges.Select(range => new MergeCell { Reference = range })));
            }

            writer.WriteEndElement();
        }

        _sheets.Add(new Sheet { Name = bound.SheetName, SheetId = (uint)_sheets.Count + 1, Id = _workbook.GetIdOfPart(part) });
        return written;
    }

    public void Dispose()
    {
        _workbook.Workbook = new Workbook(new Sheets(_sheets));
        _document.Dispose();
    }

    private static string Words(RowTrouble trouble)
    {
        var reasons = trouble.Problems.Select(p => p.Message).Concat(trouble.Doubts.Select(d => "（请核对）" + d.Message));
        return string.Join("；", reasons);
    }

    private static Columns Columns(BoundSheet bound, int problemAt)
    {
        var texts = bound.Columns.Where(c => IsIdLike(c.Column)).Select(c => c.Index).ToHashSet();
        var columns = new Columns();
        for (var i = 0; i <= Math.Max(problemAt, bound.Width - 1); i++)
        {
            var isId = texts.Contains(i);
            columns.Append(new Column
            {
                Min = (uint)i + 1,
                Max = (uint)i + 1,
                Width = i == problemAt ? ProblemColumn : isId ? WideColumn : NarrowColumn,
                CustomWidth = true,
                Style = isId ? ErrorWorkbookStyles.Text : 0,
            });
        }

        return columns;
    }

    private static void WriteRow(OpenXmlWriter writer, int line, SheetRow row, BoundSheet bound, int problemAt, string? problem, bool isAboveData)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)line });
        var width = Math.Max(row.Cells.Length, problem is null ? 0 : problemAt + 1);
        for (var column = 0; column < width; column++)
        {
            if (column == problemAt && (problem is not null || !isAboveData || row.Number >= bound.HeaderFirstRow))
            {
                if (problem is not null)
                {
                    WriteText(writer, line, column, problem, ErrorWorkbookStyles.Mark);
                }
            }
            else if (column < row.Cells.Length)
            {
                WriteCell(writer, line, column, row.Cells[column]);
            }
        }

        writer.WriteEndElement();
    }

    private static void WriteTextRow(OpenXmlWriter writer, int line, int column, string text, uint style)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)line });
        WriteText(writer, line, column, text, style);
        writer.WriteEndElement();
    }

    private static void WriteCell(OpenXmlWriter writer, int line, int column, in Reading.Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Text:
                WriteText(writer, line, column, cell.Text!, LooksLikeFormula(cell.Text!) ? ErrorWorkbookStyles.QuotedText : ErrorWorkbookStyles.Text);
                break;
            case CellKind.Number:
                // A number that stands where an id should keeps being a number: its lost digits must not come back as a text that looks whole.
                WriteValue(writer, line, column, cell.Number, CellValues.Number, Math.Abs(cell.Number) >= 1e11 ? ErrorWorkbookStyles.Text : ErrorWorkbookStyles.Plain);
                break;
            case CellKind.Date:
                WriteValue(writer, line, column, cell.Number, CellValues.Number, cell.Number == Math.Floor(cell.Number) ? ErrorWorkbookStyles.Date : ErrorWorkbookStyles.DateTime);
                break;
            case CellKind.Boolean:
                WriteValue(writer, line, column, cell.Number, CellValues.Boolean, ErrorWorkbookStyles.Plain);
                break;
            case CellKind.Error:
                writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Cell
                {
                    CellReference = Reference(column, line),
                    DataType = CellValues.Error,
                    CellValue = new CellValue(cell.Text ?? "#VALUE!"),
                });
                break;
            default:
                break;
        }
    }

    private static void WriteValue(OpenXmlWriter writer, int line, int column, double number, CellValues type, uint style) =>
        writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Cell
        {
            CellReference = Reference(column, line),
            DataType = type,
            StyleIndex = style,
            CellValue = new CellValue(number.ToString("R", CultureInfo.InvariantCulture)),
        });

    private static void WriteText(OpenXmlWriter writer, int line, int column, string text, uint style) =>
        writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Cell
        {
            CellReference = Reference(column, line),
            DataType = CellValues.InlineString,
            StyleIndex = style,
            InlineString = new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve }),
        });

    /// <summary>XML cannot hold control characters.</summary>
    private static string Printable(string text) =>
        text.Any(c => char.IsControl(c) && c is not ('\n' or '\t' or '\r')) ? string.Concat(text.Where(c => !char.IsControl(c))) : text;

    private static bool LooksLikeFormula(string text) => text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static bool IsIdLike(FormColumn column) =>
        column.Type is FieldType.CitizenId or FieldType.DisabilityCertificate or FieldType.StudentNumber or FieldType.Phone;

    private static IEnumerable<string> HeaderMerges(IReadOnlyList<CellRange> merges, BoundSheet bound, int problemAt, int shift) =>
        merges.Where(m => m.LastRow <= bound.HeaderLastRow && !(m.FirstColumn <= problemAt && m.LastColumn >= problemAt && m.LastRow >= bound.HeaderFirstRow))
            .Select(m => $"{Reference(m.FirstColumn, m.FirstRow + shift)}:{Reference(m.LastColumn, m.LastRow + shift)}");

    private static string Reference(int column, int row) => ColumnBinding.LetterOf(column) + row.ToString(CultureInfo.InvariantCulture);
}
