using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Matching;

/// <summary>The alerts of a batch in memory, stored already or about to be.</summary>
internal sealed record HotBatch(string SubmissionId, IReadOnlyList<AlertMessage> Alerts, IReadOnlyList<ulong> EventKeys);
