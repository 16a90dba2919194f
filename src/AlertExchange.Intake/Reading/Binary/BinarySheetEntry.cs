namespace AlertExchange.Intake.Reading.Binary;

/// <summary>A worksheet as the workbook lists it.</summary>
/// <param name="Position">Where its records begin in the stream.</param>
internal sealed record BinarySheetEntry(string Name, bool Hidden, int Position);
