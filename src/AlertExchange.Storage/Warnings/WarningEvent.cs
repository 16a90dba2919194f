using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.Warnings;

/// <summary>One step in a warning's history.</summary>
/// <param name="Measure">Yuan, after the step.</param>
public sealed record WarningEvent(WarningId WarningId, WarningChangeKind Kind, decimal? Measure, string SubmissionId, DateTimeOffset At);
