using AlertExchange.Engine.Matching;

namespace AlertExchange.Pipeline.Evaluating;

/// <summary>What a run stored of a data row.</summary>
/// <param name="Outcome">Null for a row that was rejected.</param>
/// <param name="Candidates">The definite person, or those proposed, best first.</param>
public sealed record MatchedRow(string File, string Sheet, int Row, MatchOutcome? Outcome, IReadOnlyList<MatchedPerson> Candidates);
