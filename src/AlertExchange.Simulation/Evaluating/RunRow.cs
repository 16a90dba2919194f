using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Evaluating;

/// <summary>What a run made of a data row.</summary>
/// <param name="Candidates">The definite person, or those proposed, best first; empty for none.</param>
public sealed record RunRow(string File, string Sheet, int Row, ExpectedOutcome Outcome, IReadOnlyList<RunCandidate> Candidates);
