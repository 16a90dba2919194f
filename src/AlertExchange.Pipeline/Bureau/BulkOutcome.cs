namespace AlertExchange.Pipeline.Bureau;

/// <summary>What an act on many warnings came to.</summary>
/// <param name="Warnings">How many were chosen and may be seen.</param>
/// <param name="Done">Households, tasks or silences, as the act says.</param>
/// <param name="Passed">Of the same kind: those that needed nothing, or for which it is not the time.</param>
/// <param name="TooMany">More than may be done at once; nothing was done.</param>
public sealed record BulkOutcome(int Warnings, int Done, int Passed, bool TooMany = false);
