namespace AlertExchange.Contracts.Messages;

/// <summary>A batch of alerts has been stored and waits to be matched. A claim check: the alerts stay in the store.</summary>
/// <param name="SubmissionId">The submission that the batch belongs to.</param>
/// <param name="BatchId">The store's number of the batch.</param>
public sealed record BatchStored(string SubmissionId, long BatchId);
