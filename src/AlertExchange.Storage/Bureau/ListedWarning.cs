using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Bureau;

/// <summary>A warning in a list, with what is being done about it.</summary>
/// <param name="SilencedUntil">The latest end of the silences that cover it now; null: none.</param>
/// <param name="IsHeldBack">It was raised or stepped up under a silence and has no task for that yet.</param>
/// <param name="Task">The newest task that lists it; null: none.</param>
/// <param name="RemindedAt">When the township was last asked for that task.</param>
public sealed record ListedWarning(WarningRow Row, DateTimeOffset? SilencedUntil, bool IsHeldBack, VerificationTask? Task, DateTimeOffset? RemindedAt);
