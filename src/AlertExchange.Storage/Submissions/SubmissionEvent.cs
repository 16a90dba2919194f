namespace AlertExchange.Storage.Submissions;

/// <summary>One step in a submission's history.</summary>
public sealed record SubmissionEvent(string SubmissionId, DateTimeOffset At, SubmissionState State, string? Note);
