using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Tasks;

/// <summary>A task as it shall stand, the period whose warnings opened or touched it, and the submission behind it.</summary>
/// <param name="IsNew">
/// The writing transaction knows that there is no such task yet: it need not be looked for. Where that is wrong the write is refused.
/// </param>
public sealed record TaskWrite(VerificationTask Task, Period Period, string SubmissionId, DateTimeOffset At, bool IsNew = false);
