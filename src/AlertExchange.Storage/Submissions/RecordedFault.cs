namespace AlertExchange.Storage.Submissions;

/// <summary>A fault with its time and the submission it belongs to, if any.</summary>
public sealed record RecordedFault(string? SubmissionId, Fault Fault, DateTimeOffset At);
