using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Ledger;

/// <summary>A batch whose counting alerts changed: replace what a reader held of it.</summary>
/// <param name="Head">
/// The first bytes of its entries, which tell whether a reader holds them already (<see cref="Codecs.LedgerColumns.IsStoredAs"/>);
/// empty when not matched yet.
/// </param>
/// <param name="Dead">Bitmap over ordinals (<see cref="Batches.DeadAlerts.IsSet"/>), or null when all live.</param>
public sealed record LedgerChange(long BatchId, long Revision, string SubmissionId, DepartmentId Department, AlertKind Kind, Period Period, byte[] Head, byte[]? Dead);
