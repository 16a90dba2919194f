using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.Bureau;

/// <summary>A warning that was raised or stepped up under a silence and has no task for it.</summary>
/// <param name="Period">Of the submission behind it.</param>
public sealed record HeldBackWarning(WarningId WarningId, SubjectKey Household, string SubmissionId, Period Period, DateTimeOffset At);
