namespace AlertExchange.Pipeline.Uploading;

/// <summary>The first rows of a sheet as they were understood; ids masked. It names people, so it is kept sealed.</summary>
/// <param name="Form">The title of its form.</param>
/// <param name="Headings">The form's own, of the columns that any of the rows fills.</param>
public sealed record UnderstoodSheet(string Sheet, string Form, IReadOnlyList<string> Headings, IReadOnlyList<UnderstoodRow> Rows);
