using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Verification;

namespace AlertExchange.Storage.Connecting;

/// <summary>An outcome that stands, as systems read it.</summary>
/// <param name="Warnings">Those that it answers and that the scope shows.</param>
public sealed record SettledOutcome(
    string TaskId, string HouseholdCode, string? TownshipCode, OutcomeKind Kind, string? Reason, DateOnly? VisitedOn, DateOnly? LookAgainOn, DateTimeOffset SettledAt,
    IReadOnlyList<WarningId> Warnings);
