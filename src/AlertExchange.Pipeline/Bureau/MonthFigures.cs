using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>One month of the trend.</summary>
/// <param name="Warnings">That stand and that the month told of.</param>
/// <param name="Tasks">Households to visit that the month opened or touched.</param>
public sealed record MonthFigures(Period Period, int Received, int Warnings, int Tasks);
