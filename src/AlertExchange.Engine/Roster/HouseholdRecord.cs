namespace AlertExchange.Engine.Roster;

/// <summary>What the index keeps of a household; members run from its first to the next household's first.</summary>
internal readonly record struct HouseholdRecord(int HouseholdNo, int FirstMember, int Head, ushort Place, HouseholdCategory Category);
