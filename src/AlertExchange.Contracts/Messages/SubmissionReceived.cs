namespace AlertExchange.Contracts.Messages;

/// <summary>A department's file lies sealed in the store and waits to be read. A claim check: no content, no personal data.</summary>
/// <param name="SubmissionId">The submission whose file is to be read.</param>
public sealed record SubmissionReceived(string SubmissionId);
