namespace AlertExchange.Intake.Rosters;

/// <summary>What was seen in a roster file; complete when reading is.</summary>
/// <param name="Columns">Heading → field of the sheets read.</param>
/// <param name="UnusedColumns">Headings that are not read.</param>
/// <param name="Remarks">Chinese remarks: sheets not read and why, codes that were made.</param>
public sealed record RosterFileReport(
    IReadOnlyDictionary<string, RosterField> Columns,
    IReadOnlyList<string> UnusedColumns,
    IReadOnlyList<FileRemark> Remarks,
    int Rows);
