using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Verification;

/// <summary>One page of an inbox.</summary>
public sealed record TaskPage(IReadOnlyList<TaskCard> Cards, int Count, TaskCounts Counts);
