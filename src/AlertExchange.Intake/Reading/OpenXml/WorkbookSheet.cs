namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>A worksheet as the workbook lists it.</summary>
internal sealed record WorkbookSheet(string Name, bool Hidden, string Part);
