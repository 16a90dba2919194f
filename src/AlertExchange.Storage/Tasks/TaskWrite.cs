using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Tasks;

/// <summary>A task as it shall stand, the period whose warnings opened or touched it, and the submission behind it.</summary>
public sealed record TaskWrite(VerificationTask Task, Period Period, string SubmissionId, DateTimeOffset At);
