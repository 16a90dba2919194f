using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.ZeroReports;

/// <summary>零报告: a department says that it has nothing to tell for a period.</summary>
/// <param name="WithdrawnAt">Set when data came later.</param>
/// <param name="WithdrawnBy">The submission that brought them.</param>
public sealed record ZeroReport(DepartmentId Department, Period Period, string ReportedBy, DateTimeOffset ReportedAt, DateTimeOffset? WithdrawnAt, string? WithdrawnBy);
