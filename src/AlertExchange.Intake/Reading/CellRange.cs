namespace AlertExchange.Intake.Reading;

/// <summary>A merged range: 1-based rows, 0-based columns, all inclusive.</summary>
public readonly record struct CellRange(int FirstRow, int LastRow, int FirstColumn, int LastColumn);
