namespace AlertExchange.Storage.Reviews;

/// <summary>Where somebody was in clerical review.</summary>
/// <param name="Filter">The list's filters as its address has them.</param>
/// <param name="Case">The row looked at last: batch and place in it.</param>
/// <param name="Decided">The row that they decided on last; null before the first.</param>
public sealed record ReviewStand(string Filter, (long BatchId, int Ordinal) Case, (long BatchId, int Ordinal)? Decided, DateTimeOffset At);
