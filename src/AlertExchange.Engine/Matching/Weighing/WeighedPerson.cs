namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>A candidate with what was made of the comparison.</summary>
/// <param name="Bits">With the prior.</param>
/// <param name="Probability">Among all candidates of the row and "none of them".</param>
internal readonly record struct WeighedPerson(int Person, ComparisonVector Vector, double Bits, double Probability);
