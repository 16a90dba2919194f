using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Simulation;

/// <summary>零报告: a department without data this month and the liaison who says so.</summary>
public sealed record GeneratedZeroReport(DepartmentId Department, Period Period, string By);
