using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>A row and where it stands: sheet and 1-based row.</summary>
internal sealed record PlacedRow(RowDraft Row, string Sheet, int Number);
