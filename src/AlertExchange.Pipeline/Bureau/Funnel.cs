using AlertExchange.Storage.Bureau;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>A month from what departments sent to what came of it.</summary>
/// <param name="Received">Rows of accepted files.</param>
/// <param name="Accepted">Of them, those that were taken.</param>
/// <param name="Warnings">That stand, with their households and people.</param>
/// <param name="Tasks">Households to visit.</param>
/// <param name="Verified">Tasks whose outcome stands.</param>
/// <param name="TakenIn">Of them, those proposed to be taken in.</param>
public sealed record Funnel(int Received, int Accepted, WarningFigures Warnings, int Tasks, int Verified, int TakenIn);
