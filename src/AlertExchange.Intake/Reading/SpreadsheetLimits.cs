namespace AlertExchange.Intake.Reading;

/// <summary>How much a file may hold before it is refused. The defaults are far above any honest department file.</summary>
public sealed record SpreadsheetLimits
{
    public static SpreadsheetLimits Default { get; } = new();

    /// <summary>Rows with content in the whole file, inclusive.</summary>
    public int MaxRows { get; init; } = 2_000_000;

    /// <summary>Columns up to the last filled cell of a row, inclusive.</summary>
    public int MaxColumns { get; init; } = 300;

    /// <summary>Characters (UTF-16 units) of one cell, inclusive; Excel's own limit.</summary>
    public int MaxCellLength { get; init; } = 32_767;

    /// <summary>Bytes of the file itself, inclusive.</summary>
    public long MaxFileBytes { get; init; } = 512L << 20;

    /// <summary>Bytes of one part of an .xlsx file after inflating, inclusive.</summary>
    public long MaxPartBytes { get; init; } = 1L << 30;

    /// <summary>Parts in an .xlsx file, inclusive.</summary>
    public int MaxParts { get; init; } = 10_000;

    /// <summary>Bytes (UTF-8) of shared texts kept in memory while an .xlsx file is read, inclusive.</summary>
    public long MaxSharedTextBytes { get; init; } = 192L << 20;

    /// <summary>Bytes of an .xls workbook, which is read into memory, inclusive.</summary>
    public int MaxBinaryBytes { get; init; } = 64 << 20;
}
