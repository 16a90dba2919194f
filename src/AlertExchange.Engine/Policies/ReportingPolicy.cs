using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies;

/// <summary>Who reports when.</summary>
public sealed record ReportingPolicy
{
    /// <summary>Day of the month, inclusive until 24:00 place time (25日前).</summary>
    public required Stated<int> ReportingDay { get; init; }

    /// <summary>Departments that report every month.</summary>
    public required Stated<IReadOnlyList<DepartmentId>> MonthlyDepartments { get; init; }

    /// <summary>Departments that report when something happens; they are never missing.</summary>
    public required Stated<IReadOnlyList<DepartmentId>> RealTimeDepartments { get; init; }

    /// <summary>零报告: a department without data says so every month.</summary>
    public required Stated<bool> ZeroReport { get; init; }

    /// <summary>The bureau pushes the adjusted roster: day of the month, 31 is the month's last day.</summary>
    public required Stated<int> RosterPushDay { get; init; }

    public required Stated<Cadence> Comparison { get; init; }

    /// <summary>Departments whose data are compared at that cadence.</summary>
    public required Stated<IReadOnlyList<DepartmentId>> ComparisonDepartments { get; init; }

    /// <summary>Departments that name one unit and one liaison each.</summary>
    public required Stated<IReadOnlyList<DepartmentId>> LiaisonDepartments { get; init; }

    /// <summary>Active liaisons a department.</summary>
    public required Stated<int> LiaisonsPerDepartment { get; init; }
}
