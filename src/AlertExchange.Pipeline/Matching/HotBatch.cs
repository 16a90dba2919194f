using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Matching;

/// <summary>A stored batch that is still in memory.</summary>
internal sealed record HotBatch(string SubmissionId, IReadOnlyList<AlertMessage> Alerts, IReadOnlyList<ulong> EventKeys);
