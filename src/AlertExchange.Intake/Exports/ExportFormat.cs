namespace AlertExchange.Intake.Exports;

/// <summary>The file formats of an export, chosen by the file name's ending.</summary>
public enum ExportFormat : byte
{
    /// <summary>UTF-8 with a byte order mark, so that Excel shows Chinese.</summary>
    Csv = 1,
    /// <summary>One sheet, a frozen heading, every text cell typed as text.</summary>
    Xlsx = 2,
    /// <summary>An array of objects.</summary>
    Json = 3,
}
