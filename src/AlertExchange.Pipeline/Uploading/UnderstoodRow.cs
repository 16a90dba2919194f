namespace AlertExchange.Pipeline.Uploading;

/// <summary>One row as it was understood.</summary>
/// <param name="Cells">Beside the sheet's headings; empty where the row says nothing.</param>
public sealed record UnderstoodRow(int Row, IReadOnlyList<string> Cells);
