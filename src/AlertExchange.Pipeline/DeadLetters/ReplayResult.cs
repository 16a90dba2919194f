namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>What replaying one letter came to.</summary>
/// <param name="Detail">Chinese; null where the outcome says it all.</param>
public sealed record ReplayResult(string LetterId, ReplayOutcome Outcome, string? Detail = null);
