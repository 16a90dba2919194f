using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Intake.Errors;

/// <summary>What a liaison is told about one row: reasons of a rejection and doubts of an accepted row.</summary>
public sealed record RowTrouble(IReadOnlyList<RowProblem> Problems, IReadOnlyList<RowRemark> Doubts);
