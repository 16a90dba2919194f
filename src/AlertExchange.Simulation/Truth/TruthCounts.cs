using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Simulation.Truth;

/// <summary>Counts of one department's file: Rows = Rejected + Definite + Possible + None.</summary>
public sealed record TruthCounts(
    DepartmentId Department,
    AlertKind Kind,
    string File,
    int Rows,
    int Rejected,
    int Definite,
    int Possible,
    int None,
    int Warnings);
