using System.Globalization;
using AlertExchange.Intake.Exports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace AlertExchange.Intake.Answers;

/// <summary>
/// Writes questions for people to answer in a spreadsheet program: every cell typed as text and kept from becoming a formula, answers to pick
/// from, everything but the answers protected. The protection has no password: it keeps from slips, and reading it back notices the rest.
/// </summary>
public static class AnswerSheetWriter
{
    private const string GuideSheet = "填写说明";
    private const string ChoiceSheet = "选项";

    private const uint TextFormat = 49;

    private const uint Locked = 1, Open = 2, Heading = 3;

    /// <param name="output">Receives an .xlsx.</param>
    public static void Write(Stream output, AnswerSheet sheet)
    {
        using var scratch = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(scratch, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheets = new Sheets();
            Add(sheet.Name, writer => WriteQuestions(writer, sheet));
            Add(GuideSheet, writer => WriteGuide(writer, sheet.Guide));
            Add(ChoiceSheet, writer => WriteChoices(writer, sheet));
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

    private static void WriteQuestions(OpenXmlWriter writer, AnswerSheet sheet)
    {
        var above = sheet.Watermark is null ? 0 : 1;
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1 + above, TopLeftCell = Said($"A{2 + above}"), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(sheet.Columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = sheet.WidthOf(c), CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        if (sheet.Watermark is { } mark)
        {
            WriteRow(writer, [mark], _ => Locked);
        }

        WriteRow(writer, sheet.Columns, _ => Heading);
        var writable = sheet.Columns.Select(sheet.Writable.Contains).ToList();
        foreach (var row in sheet.Rows)
        {
            WriteRow(writer, row, column => writable[column] ? Open : Locked);
        }

        writer.WriteEndElement();
        writer.WriteElement(new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, AutoFilter = false, Sort = false });
        if (sheet.Rows.Count > 0 && sheet.Choices.Count > 0)
        {
            writer.WriteElement(new DataValidations(sheet.Choices.Select((choice, i) => Validation(sheet, choice.Key, i, 2 + above))) { Count = (uint)sheet.Choices.Count });
        }
    }

    // The choices stand on a sheet of their own: a list within the rule may not be longer than 255 characters.
    private static DataValidation Validation(AnswerSheet sheet, string heading, int choice, int firstRow)
    {
        var column = Letters(sheet.Columns.ToList().IndexOf(heading));
        var letters = Letters(choice);
        return new DataValidation(new Formula1(Said($"'{ChoiceSheet}'!${letters}$2:${letters}${sheet.Choices[heading].Count + 1}")))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = heading,
            Error = "请从下拉列表里选；拿不准的留空。",
            SequenceOfReferences = new ListValue<StringValue> { InnerText = Said($"{column}{firstRow}:{column}{firstRow + sheet.Rows.Count - 1}") },
        };
    }

    private static void WriteGuide(OpenXmlWriter writer, IReadOnlyList<string> guide)
    {
        writer.WriteElement(new Columns(new Column { Min = 1, Max = 1, Width = 100, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
        foreach (var line in guide)
        {
            WriteRow(writer, [line], _ => Locked);
        }

        writer.WriteEndElement();
    }

    private static void WriteChoices(OpenXmlWriter writer, AnswerSheet sheet)
    {
        var lists = sheet.Choices.Values.ToList();
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, [.. sheet.Choices.Keys], _ => Heading);
        for (var i = 0; lists.Exists(list => i < list.Count); i++)
        {
            WriteRow(writer, [.. lists.Select(list => i < list.Count ? list[i] : "")], _ => Locked);
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
                InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(FormulaGuard.Neutralize(cells[i])) { Space = SpaceProcessingModeValues.Preserve }),
            });
        }

        writer.WriteEndElement();
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

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
