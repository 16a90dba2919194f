namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>One thing that could not be worked on and waits for a repair. Free of personal data.</summary>
/// <param name="Id">What to ask for it by.</param>
/// <param name="SubmissionId">Null where it belongs to none.</param>
/// <param name="What">Where it stands, in Chinese: file, sheet, row; household; queue; destination.</param>
/// <param name="Reason">Stable code or exception type.</param>
public sealed record DeadLetter(string Id, DeadLetterKind Kind, string? SubmissionId, string What, string Reason, DateTimeOffset At);
