using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Intake;

/// <summary>A row that cannot become an alert, and why.</summary>
/// <param name="AlertId">Set when the natural key can still be told, so that a correction does not withdraw the earlier row by mistake.</param>
public sealed record RejectedRow(string Sheet, int Row, IReadOnlyList<RowProblem> Problems, AlertId? AlertId);
