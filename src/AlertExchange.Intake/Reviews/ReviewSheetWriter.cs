using System.Globalization;
using AlertExchange.Intake.Exports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace AlertExchange.Intake.Reviews;

/// <summary>
/// Writes cases for people to decide in a spreadsheet program: every cell typed as text and kept from becoming a formula, 是 and 否 to pick from,
/// everything but the answers protected. The protection has no password: it keeps from slips, and reading it back notices the rest.
/// </summary>
public static class ReviewSheetWriter
{
    private const uint TextFormat = 49;

    private const uint Locked = 1, Open = 2, Heading = 3;

    private static readonly string[] Guide =
    [
        "一行是一名候选人；同一案件编号的几行，说的是部门报送的同一行。",
        "左边是报送的内容，右边是花名册上的候选人；身份证号只显示前六位和后四位。",
        "在“是否同一人”列选 是 或 否；拿不准的留空，不会有任何变化。",
        "一个案件最多选一个 是；选了 是，其余候选人不必填。全部选 否，表示都不是花名册上的人。",
        "“理由”列可写明依据，如“电话核实”；会记录在案。",
        "其他各列已锁定，请不要改动、不要增删列；改动过的行不予采用。",
        "填好后由办理人在“人工核对”页面导入（或用 alertx review import）。导出之后别人已经决定的案件，会逐行告知，不会覆盖。",
    ];

    /// <param name="output">Receives an .xlsx.</param>
    /// <param name="columns">Headings, those of <see cref="ReviewSheet"/> among them.</param>
    /// <param name="rows">A text for each column.</param>
    public static void Write(Stream output, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var scratch = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(scratch, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheets = new Sheets();
            Add(ReviewSheet.CaseSheet, writer => WriteCases(writer, columns, rows));
            Add(ReviewSheet.GuideSheet, WriteGuide);
            workbook.Workbook = new Workbook(sheets);

            void Add(string name, Action<OpenXmlWriter> write)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                sheets.AppendChild(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name });
                using var writer = OpenXmlWriter.Create(part);
                writer.WriteStartElement(new Worksheet());
                write(writer);
                writer.WriteEndElement();
            }
        }

        scratch.Position = 0;
        scratch.CopyTo(output);
    }

    private static void WriteCases(OpenXmlWriter writer, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Columns(columns.Select((c, i) =>
            new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = WidthOf(c), CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, columns, _ => Heading);
        var writable = columns.Select(c => ReviewSheet.Writable.Contains(c)).ToList();
        foreach (var row in rows)
        {
            WriteRow(writer, row, column => writable[column] ? Open : Locked);
        }

        writer.WriteEndElement();
        writer.WriteElement(new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, AutoFilter = false, Sort = false });
        if (rows.Count > 0)
        {
            var answers = string.Create(CultureInfo.InvariantCulture, $"{Letters(columns.ToList().IndexOf(ReviewSheet.Answer))}2:{Letters(columns.ToList().IndexOf(ReviewSheet.Answer))}{rows.Count + 1}");
            writer.WriteElement(new DataValidations(new DataValidation(new Formula1($"\"{ReviewSheet.Yes},{ReviewSheet.No}\""))
            {
                Type = DataValidationValues.List,
                AllowBlank = true,
                ShowErrorMessage = true,
                ErrorTitle = ReviewSheet.Answer,
                Error = "请选择 是 或 否；拿不准的留空。",
                SequenceOfReferences = new ListValue<StringValue> { InnerText = answers },
            })
            { Count = 1 });
        }
    }

    private static void WriteGuide(OpenXmlWriter writer)
    {
        writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Columns(new Column { Min = 1, Max = 1, Width = 100, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
        foreach (var line in Guide)
        {
            WriteRow(writer, [line], _ => Locked);
        }

        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<string> cells, Func<int, uint> style)
    {
        writer.WriteStartElement(new Row());
        for (var i = 0; i < cells.Count; i++)
        {
            writer.WriteElement(new SheetCell
            {
                StyleIndex = style(i),
                DataType = CellValues.InlineString,
                InlineString = new InlineString(new Text(FormulaGuard.Neutralize(cells[i])) { Space = SpaceProcessingModeValues.Preserve }),
            });
        }

        writer.WriteEndElement();
    }

    private static double WidthOf(string column) => column is ReviewSheet.Reason || column.Contains("身份证号", StringComparison.Ordinal) || column.Contains("依据", StringComparison.Ordinal) ? 24 : 12;

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFFFF2CC" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true },
            new CellFormat(new Protection { Locked = false }) { NumberFormatId = TextFormat, ApplyNumberFormat = true, FillId = 2, ApplyFill = true, ApplyProtection = true },
            new CellFormat { FontId = 1, ApplyFont = true }));
}
