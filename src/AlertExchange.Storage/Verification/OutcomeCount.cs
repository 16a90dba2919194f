using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;

namespace AlertExchange.Storage.Verification;

/// <summary>How many warnings stand alike.</summary>
/// <param name="Rule">Empty where rules are counted together.</param>
/// <param name="State">Of the newest task; null without one.</param>
/// <param name="Outcome">Once the task is closed with one that stands.</param>
public sealed record OutcomeCount(string Rule, WarningStatus Status, TaskState? State, OutcomeKind? Outcome, int Count);
