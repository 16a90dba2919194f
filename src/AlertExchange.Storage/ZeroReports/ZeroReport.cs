using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.ZeroReports;

/// <summary>零报告: a department says that it has nothing to tell for a period.</summary>
/// <param name="WithdrawnAt">Set when data came later, or when a person took it back.</param>
/// <param name="WithdrawnBy">The submission that brought them, or the name of whoever took it back.</param>
/// <param name="WithdrawnReason">Why a person took it back; null where data came.</param>
public sealed record ZeroReport(
    DepartmentId Department, Period Period, string ReportedBy, DateTimeOffset ReportedAt, DateTimeOffset? WithdrawnAt, string? WithdrawnBy, string? WithdrawnReason = null)
{
    /// <summary>True while it stands.</summary>
    public bool Stands => WithdrawnAt is null;

    /// <summary>True where a person took it back, rather than data replacing it.</summary>
    public bool WasTakenBack => WithdrawnReason is not null;
}
