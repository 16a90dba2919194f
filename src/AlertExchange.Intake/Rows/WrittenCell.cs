namespace AlertExchange.Intake.Rows;

/// <summary>A cell as it stands in a file, fit to be shown to whoever sent it: ids and telephone numbers masked.</summary>
/// <param name="Heading">As the sheet writes it.</param>
/// <param name="Means">The form's own heading; null for a column that was not used.</param>
public sealed record WrittenCell(string Heading, string? Means, string Text);
