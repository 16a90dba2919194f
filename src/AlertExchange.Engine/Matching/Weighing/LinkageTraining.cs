namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>What training came to.</summary>
/// <param name="Rounds">Rounds of expectation and maximisation until nothing moved any more, or the most there may be.</param>
/// <param name="HasConverged">False when the last round still moved something.</param>
/// <param name="Certain">Rows whose person a valid id decided.</param>
/// <param name="Weighed">Rows that were weighed.</param>
/// <param name="RandomPairs">Pairs of people that chance picked.</param>
public sealed record LinkageTraining(LinkageParameters Parameters, int Rounds, bool HasConverged, int Certain, int Weighed, long RandomPairs);
