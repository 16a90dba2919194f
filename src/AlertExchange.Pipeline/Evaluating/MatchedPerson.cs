namespace AlertExchange.Pipeline.Evaluating;

/// <summary>A person of the roster that a row was matched with.</summary>
/// <param name="Score">In thousandths.</param>
public readonly record struct MatchedPerson(string PersonCode, string HouseholdCode, int Score);
