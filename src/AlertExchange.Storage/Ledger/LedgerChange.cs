using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Ledger;

/// <summary>A batch whose counting alerts changed: replace what a reader held of it.</summary>
/// <param name="Entries">As <see cref="Codecs.LedgerCodec"/> reads them.</param>
/// <param name="Dead">Bitmap over ordinals (<see cref="Batches.DeadAlerts.IsSet"/>), or null when all live.</param>
public sealed record LedgerChange(long BatchId, long Revision, string SubmissionId, DepartmentId Department, AlertKind Kind, Period Period, byte[] Entries, byte[]? Dead);
