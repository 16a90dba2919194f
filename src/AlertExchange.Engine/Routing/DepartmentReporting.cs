using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Routing;

/// <summary>How a department kept its reporting duty in a month.</summary>
/// <param name="Deadline">The last day, inclusive until 24:00 place time; null for real-time departments.</param>
/// <param name="FirstAt">The first report, place time.</param>
/// <param name="LastAt">The latest report, place time.</param>
/// <param name="Submissions">Files, corrections included, zero reports not.</param>
/// <param name="WasCorrected">Also true for a late report that was corrected.</param>
/// <param name="IsExpected">False for a department that the profile does not ask to report.</param>
public sealed record DepartmentReporting(
    DepartmentId Department,
    ReportingState State,
    DateOnly? Deadline,
    DateTime? FirstAt,
    DateTime? LastAt,
    int Submissions,
    bool WasCorrected,
    bool IsExpected);
