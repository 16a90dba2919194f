namespace AlertExchange.Contracts.Messages;

/// <summary>Every row of a file is read and every batch of it matched; it waits to be admitted and its households to be assessed.</summary>
/// <param name="SubmissionId">The submission.</param>
public sealed record SubmissionMatched(string SubmissionId);
