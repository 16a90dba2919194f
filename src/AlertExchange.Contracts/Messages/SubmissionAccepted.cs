namespace AlertExchange.Contracts.Messages;

/// <summary>A file was read to its end, not held, and every batch of it is matched: it waits to be admitted and its households to be assessed.</summary>
/// <param name="SubmissionId">The accepted submission.</param>
public sealed record SubmissionAccepted(string SubmissionId);
