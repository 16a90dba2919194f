namespace AlertExchange.Intake.Rows;

/// <summary>A cell as it stands in a file, fit to be shown to whoever sent it: ids, certificates and telephone numbers masked.</summary>
/// <param name="Heading">As the sheet writes it.</param>
/// <param name="Means">The form's own heading; null for a column that was not used.</param>
/// <param name="Column">1-based, as spreadsheets count.</param>
/// <param name="IsMasked">The file says more than is shown.</param>
public sealed record WrittenCell(string Heading, string? Means, string Text, int Column, bool IsMasked);
