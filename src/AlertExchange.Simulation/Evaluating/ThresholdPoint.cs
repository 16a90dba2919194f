namespace AlertExchange.Simulation.Evaluating;

/// <summary>What would come of proposing from one score on, among rows without a definite match.</summary>
/// <param name="Score">In thousandths, inclusive.</param>
/// <param name="Precision">Rows whose best candidate is the person meant, of those with a candidate of that score.</param>
/// <param name="Recall">The same, of the rows that mean somebody on the roster.</param>
/// <param name="StrangersProposed">Rows about somebody on no roster for which a candidate of that score is proposed.</param>
public sealed record ThresholdPoint(int Score, Proportion Precision, Proportion Recall, Proportion StrangersProposed);
