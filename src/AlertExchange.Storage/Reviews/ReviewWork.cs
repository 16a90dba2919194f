namespace AlertExchange.Storage.Reviews;

/// <summary>What has yet to follow from a decision.</summary>
/// <param name="IsMatched">Its batches are matched again; its households wait to be assessed.</param>
/// <param name="WaitsFor">Submissions that were being read or matched when the decision was made: their batches may have been matched without it.</param>
public sealed record ReviewWork(long EventNo, bool IsMatched, IReadOnlyList<string> WaitsFor, string? ClaimedBy);
