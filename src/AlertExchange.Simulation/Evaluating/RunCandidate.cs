namespace AlertExchange.Simulation.Evaluating;

/// <summary>A person that a run named or proposed.</summary>
/// <param name="Score">In thousandths.</param>
public readonly record struct RunCandidate(string PersonCode, string HouseholdCode, int Score);
