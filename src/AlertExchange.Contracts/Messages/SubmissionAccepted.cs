namespace AlertExchange.Contracts.Messages;

/// <summary>A file was read to its end and not held; the households it touches are to be listed for assessment.</summary>
/// <param name="SubmissionId">The accepted submission.</param>
public sealed record SubmissionAccepted(string SubmissionId);
