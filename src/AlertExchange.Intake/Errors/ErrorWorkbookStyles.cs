using DocumentFormat.OpenXml.Spreadsheet;

namespace AlertExchange.Intake.Errors;

/// <summary>The few cell formats of an error workbook, by their index.</summary>
internal static class ErrorWorkbookStyles
{
    public const uint Plain = 0;

    /// <summary>Text, so that an id typed in keeps its digits.</summary>
    public const uint Text = 1;

    /// <summary>Text that begins like a formula and must never become one.</summary>
    public const uint QuotedText = 2;

    public const uint Date = 3;

    public const uint DateTime = 4;

    /// <summary>What the program says, wrapped and red.</summary>
    public const uint Mark = 5;

    private const uint TextFormat = 49, DateFormat = 14, DateTimeFormat = 22;

    public static Stylesheet Make() => new(
        new Fonts(new Font(), new Font(new Color { Rgb = "FFC00000" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true, QuotePrefix = true },
            new CellFormat { NumberFormatId = DateFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = DateTimeFormat, ApplyNumberFormat = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { FontId = 1, ApplyFont = true, ApplyAlignment = true }));
}
