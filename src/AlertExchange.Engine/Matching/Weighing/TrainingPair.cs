namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>A row and a person it may mean.</summary>
/// <param name="Blocks">The ways that led to the person: what they are made of is not learned from the pair.</param>
/// <param name="RarityBits">What the rarity of the name adds.</param>
public readonly record struct TrainingPair(ComparisonVector Vector, Blocks Blocks, double RarityBits);
