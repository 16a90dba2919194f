using AlertExchange.Engine.Roster;

namespace AlertExchange.Storage.Roster;

/// <summary>A numbered person with what hashing and sealing made of it.</summary>
internal readonly record struct PreparedPerson(int PersonNo, int HouseholdNo, RosterPerson Person, long ContentHash, byte[]? BlindIndex, byte[]? Sealed);
