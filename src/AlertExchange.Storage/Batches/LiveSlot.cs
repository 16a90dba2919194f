using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Batches;

/// <summary>A live batch of a department, kind and period: which alerts it brought and which of them are dead already.</summary>
public sealed record LiveSlot(long BatchId, string SubmissionId, AlertId[] AlertIds, byte[]? Dead)
{
    public bool IsDead(int ordinal) => DeadAlerts.IsSet(Dead, ordinal);
}
