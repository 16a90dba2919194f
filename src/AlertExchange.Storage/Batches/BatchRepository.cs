using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Codecs;

namespace AlertExchange.Storage.Batches;

/// <summary>Batches of alerts, their matches, and which of their alerts still count.</summary>
public sealed class BatchRepository
{
    /// <summary>Stores batches as staged, payloads sealed. Returns their ids in order.</summary>
    public IReadOnlyList<long> Append(WriteScope scope, string submissionId, IReadOnlyList<NewBatch> batches) => throw new NotImplementedException();

    /// <summary>Stores rejected rows.</summary>
    public void AppendRejections(WriteScope scope, string submissionId, IReadOnlyList<StoredRejection> rejections) => throw new NotImplementedException();

    /// <summary>Removes staged batches and rejected rows of a submission, so that it can be read again from the start.</summary>
    public void DeleteStaged(WriteScope scope, string submissionId) => throw new NotImplementedException();

    /// <summary>Stores what matching made of batches; a second time replaces the first.</summary>
    public void SaveMatches(WriteScope scope, IReadOnlyList<MatchedBatch> matches) => throw new NotImplementedException();

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<BatchInfo> List(ReadScope scope, string submissionId) => throw new NotImplementedException();

    public BatchInfo? Find(ReadScope scope, long batchId) => throw new NotImplementedException();

    /// <summary>The batches of a submission whose rows span a row; more than one where sheets overlap and none is named.</summary>
    public IReadOnlyList<BatchInfo> FindByRow(ReadScope scope, string submissionId, string? sheet, int row) => throw new NotImplementedException();

    /// <summary>The alerts of a batch, unsealed and decoded, in order.</summary>
    public IReadOnlyList<AlertMessage> ReadAlerts(ReadScope scope, long batchId) => throw new NotImplementedException();

    /// <summary>The matches of a batch in the order of its alerts; empty when not matched yet.</summary>
    public IReadOnlyList<StoredMatch> ReadMatches(ReadScope scope, long batchId) => throw new NotImplementedException();

    /// <summary>The ledger entries of a batch; empty when not matched yet.</summary>
    public IReadOnlyList<LedgerEntry> ReadLedger(ReadScope scope, long batchId) => throw new NotImplementedException();

    /// <summary>The bitmap of dead alerts, or null when all live.</summary>
    public byte[]? ReadDead(ReadScope scope, long batchId) => throw new NotImplementedException();

    /// <summary>Rejected rows by sheet and row, streamed while the scope is open.</summary>
    public IEnumerable<StoredRejection> ReadRejections(ReadScope scope, string submissionId) => throw new NotImplementedException();

    /// <summary>Live batches of a department, kind and period, oldest submission first.</summary>
    public IReadOnlyList<LiveSlot> LiveSlots(ReadScope scope, DepartmentId department, AlertKind kind, Period period) => throw new NotImplementedException();

    /// <summary>Marks more alerts of a live batch as dead, with history, and gives the batch a new revision.</summary>
    public void MarkDead(WriteScope scope, long batchId, DeadAlerts dead, DeathReason reason, string bySubmission, DateTimeOffset at) => throw new NotImplementedException();

    /// <summary>Makes a submission's staged batches count; each gets a new revision.</summary>
    public void MarkLive(WriteScope scope, string submissionId) => throw new NotImplementedException();
}
