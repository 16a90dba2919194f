using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Routing;

/// <summary>Who reported, who said there is nothing, who is late and who is silent. Silence and zero are different things. Pure.</summary>
public static class ReportingDiscipline
{
    /// <param name="profile">Gives the departments and the reporting day.</param>
    /// <param name="period">The month looked at.</param>
    /// <param name="reports">Accepted submissions and zero reports; those of other months are passed over.</param>
    /// <param name="now">Place time.</param>
    /// <returns>
    /// The monthly departments, the real-time ones, then those that reported although the profile does not ask them, each in a fixed order.
    /// </returns>
    public static IReadOnlyList<DepartmentReporting> Review(
        PolicyProfile profile, Period period, IReadOnlyList<ReportEvent> reports, DateTime now)
    {
        var byDepartment = reports
            .Where(report => report.Period == period)
            .GroupBy(report => report.Department)
            .ToDictionary(group => group.Key, group => group.OrderBy(report => report.At).ToArray());
        var deadline = WorkCalendar.ReportDeadline(period, profile.Reporting.ReportingDay.Value);
        var monthly = profile.Reporting.MonthlyDepartments.Value;
        var realTime = profile.Reporting.RealTimeDepartments.Value;
        var others = byDepartment.Keys.Where(department => !monthly.Contains(department) && !realTime.Contains(department)).Order();

        return
        [
            .. monthly.Select(department => Monthly(department, ReportsOf(department), deadline, now)),
            .. realTime.Select(department => WithoutDeadline(department, ReportsOf(department), isExpected: true)),
            .. others.Select(department => WithoutDeadline(department, ReportsOf(department), isExpected: false)),
        ];

        ReportEvent[] ReportsOf(DepartmentId department) => byDepartment.GetValueOrDefault(department, []);
    }

    private static DepartmentReporting Monthly(DepartmentId department, ReportEvent[] reports, DateOnly deadline, DateTime now)
    {
        var afterDeadline = deadline.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var state = reports.Length == 0
            ? now < afterDeadline ? ReportingState.NotDueYet : ReportingState.Missing
            : reports[0].At >= afterDeadline ? ReportingState.Late : InTime(reports);
        return Row(department, state, deadline, reports, isExpected: true);
    }

    private static DepartmentReporting WithoutDeadline(DepartmentId department, ReportEvent[] reports, bool isExpected) =>
        Row(department, reports.Length == 0 ? ReportingState.NothingInRealTime : InTime(reports), null, reports, isExpected);

    private static ReportingState InTime(ReportEvent[] reports) =>
        WasCorrected(reports) ? ReportingState.Corrected
        : Array.TrueForAll(reports, report => report.IsZero) ? ReportingState.Zero
        : ReportingState.Reported;

    // A zero report followed by data was wrong, and so is data followed by a zero report: either way the department changed its word.
    private static bool WasCorrected(ReportEvent[] reports) =>
        Array.Exists(reports, report => report.IsCorrection)
        || (Array.Exists(reports, report => report.IsZero) && Array.Exists(reports, report => !report.IsZero));

    private static DepartmentReporting Row(
        DepartmentId department, ReportingState state, DateOnly? deadline, ReportEvent[] reports, bool isExpected) => new(
            department,
            state,
            deadline,
            reports.Length == 0 ? null : reports[0].At,
            reports.Length == 0 ? null : reports[^1].At,
            reports.Count(report => !report.IsZero),
            WasCorrected(reports),
            isExpected);
}
