namespace AlertExchange.Intake.Reading;

/// <summary>A physical row that has at least one non-empty cell.</summary>
/// <param name="Number">1-based row of the sheet, or line of the text file where the record begins.</param>
/// <param name="Hidden">Hidden or filtered away in the workbook; read all the same.</param>
/// <param name="Cells">From column A on; trailing empty cells may be missing.</param>
public sealed record SheetRow(int Number, bool Hidden, Cell[] Cells);
