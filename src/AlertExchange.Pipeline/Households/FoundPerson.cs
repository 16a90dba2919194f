namespace AlertExchange.Pipeline.Households;

/// <summary>Somebody whom a search found, and the household they live in.</summary>
/// <param name="Address">Township, village and group as the roster writes them.</param>
public sealed record FoundPerson(string HouseholdCode, HouseholdMember Member, string Address);
