namespace AlertExchange.Storage.Roster;

/// <summary>A person on whom two versions differ.</summary>
/// <param name="HouseholdNo">The household on the later version; of those who left, on the earlier one.</param>
public readonly record struct RosterDifference(int PersonNo, int HouseholdNo, RosterMove Move);
