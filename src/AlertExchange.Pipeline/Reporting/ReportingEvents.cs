using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.ZeroReports;

namespace AlertExchange.Pipeline.Reporting;

/// <summary>What files and zero reports say about the reporting duty.</summary>
internal static class ReportingEvents
{
    /// <param name="reports">In the order they came.</param>
    /// <param name="zeros">Standing and withdrawn ones.</param>
    public static IReadOnlyList<ReportEvent> Of(IReadOnlyList<SubmissionReportEvent> reports, IReadOnlyList<ZeroReport> zeros)
    {
        var events = new List<ReportEvent>();
        var seen = new HashSet<(DepartmentId, Period, AlertKind)>();
        foreach (var report in reports)
        {
            var corrects = false;
            foreach (var kind in report.Kinds)
            {
                corrects |= !seen.Add((report.Department, report.Period, kind));
            }

            events.Add(new ReportEvent(report.Department, report.Period, PlaceClock.AtPlace(report.ReceivedAt).DateTime, IsZero: false, corrects));
        }

        // One that was taken back counts as a word that was changed once there is another word; alone it is none.
        events.AddRange(zeros.Where(z => !z.WasTakenBack || IsFollowed(z)).Select(z =>
            new ReportEvent(z.Department, z.Period, PlaceClock.AtPlace(z.ReportedAt).DateTime, IsZero: true, IsCorrection: z.WasTakenBack)));
        return events;

        bool IsFollowed(ZeroReport zero) =>
            reports.Any(r => r.Department == zero.Department && r.Period == zero.Period)
            || zeros.Any(z => z.Stands && z.Department == zero.Department && z.Period == zero.Period);
    }
}
