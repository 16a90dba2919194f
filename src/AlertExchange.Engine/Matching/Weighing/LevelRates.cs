namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>How often a level occurs.</summary>
/// <param name="M">Among rows compared with the person they mean; over 0, at most 1.</param>
/// <param name="U">
/// Among rows compared with somebody else; over 0, at most 1. Of a level that only one person of a roster can have by chance (an id), it
/// is the number of such people in a roster, whatever its size.
/// </param>
public readonly record struct LevelRates(double M, double U);
