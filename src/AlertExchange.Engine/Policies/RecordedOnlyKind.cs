using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies;

/// <summary>A kind that raises no household warning, with the reason why; its alerts stand in the bureau's list.</summary>
public sealed record RecordedOnlyKind(AlertKind Kind, string Clause);
