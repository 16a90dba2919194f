namespace AlertExchange.Intake;

/// <summary>A row that is not data and why.</summary>
public sealed record SkippedRow(int Row, SkippedRowKind Kind);
