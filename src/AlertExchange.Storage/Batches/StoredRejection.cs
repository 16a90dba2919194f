using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Batches;

/// <summary>A rejected row of a submission.</summary>
/// <param name="Row">1-based row of the sheet.</param>
/// <param name="ProblemsJson">The reasons; ids masked by whoever wrote them.</param>
/// <param name="AlertId">Set when its natural key could be told.</param>
public sealed record StoredRejection(string Sheet, int Row, string ProblemsJson, AlertId? AlertId);
