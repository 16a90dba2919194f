namespace AlertExchange.Simulation.Evaluating;

/// <summary>Candidates whose predicted probability lies in one range.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive, but for the last range.</param>
/// <param name="Predicted">The mean of what was predicted; NaN when there is no candidate.</param>
/// <param name="Observed">Candidates that were the person meant.</param>
public sealed record CalibrationBin(double From, double To, double Predicted, Proportion Observed);
