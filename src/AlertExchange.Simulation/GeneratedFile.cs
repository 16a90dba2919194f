using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Simulation;

/// <summary>A department's file on disk.</summary>
/// <param name="Path">Full path.</param>
public sealed record GeneratedFile(string Path, DepartmentId Department, AlertKind Kind, int DataRows);
