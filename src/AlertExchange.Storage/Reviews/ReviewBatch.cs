using AlertExchange.Storage.Batches;

namespace AlertExchange.Storage.Reviews;

/// <summary>A matched batch in which rows of a case may stand.</summary>
public sealed record ReviewBatch(long BatchId, string SubmissionId, BatchState State);
