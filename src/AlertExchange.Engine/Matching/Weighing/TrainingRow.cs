namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>What one row has to teach.</summary>
/// <param name="Pairs">With everybody whom it may mean; none where no block led to anybody.</param>
/// <param name="IsCertain">It surely means the one person of its only pair.</param>
public readonly record struct TrainingRow(IReadOnlyList<TrainingPair> Pairs, bool IsCertain);
