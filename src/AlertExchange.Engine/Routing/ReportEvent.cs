using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Routing;

/// <summary>One accepted submission or zero report.</summary>
/// <param name="At">Place time (Asia/Shanghai), whatever the machine's zone.</param>
/// <param name="IsZero">零报告.</param>
/// <param name="IsCorrection">It replaced an earlier submission of the same form and month.</param>
public readonly record struct ReportEvent(DepartmentId Department, Period Period, DateTime At, bool IsZero, bool IsCorrection);
