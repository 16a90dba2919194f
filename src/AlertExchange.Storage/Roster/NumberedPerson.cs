using AlertExchange.Engine.Roster;

namespace AlertExchange.Storage.Roster;

/// <summary>A person with the numbers that stand for person code and household code for good.</summary>
public readonly record struct NumberedPerson(int PersonNo, int HouseholdNo, RosterPerson Person);
