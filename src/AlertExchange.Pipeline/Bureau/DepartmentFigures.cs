using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>One department's month.</summary>
public sealed record DepartmentFigures(
    DepartmentId Department, string Name, ReportingState State, bool IsExpected, int Received, int Accepted, int Definite, int Warnings, int Households, int People);
