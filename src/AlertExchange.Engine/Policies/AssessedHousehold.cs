using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Policies;

/// <summary>The household as the assessment sees it.</summary>
public sealed record AssessedHousehold(SubjectKey Household, HouseholdCategory Category, IReadOnlyList<HouseholdAlert> Alerts);
