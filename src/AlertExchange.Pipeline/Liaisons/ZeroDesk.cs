using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.ZeroReports;

namespace AlertExchange.Pipeline.Liaisons;

/// <summary>Zero reports of a department: signed with a name, and taken back with a reason.</summary>
public sealed class ZeroDesk(ExchangeStore store, SubmissionDesk desk, ReportingDuty duty, AuditTrail audit, PlaceClock clock)
{
    private const int LongestName = 30;
    private const int LongestReason = 200;

    /// <summary>What was said of a month, oldest first: standing and taken back.</summary>
    public IReadOnlyList<ZeroReport> Of(DepartmentId department, Period period) => store.Read(scope => store.ZeroReports.ListOf(scope, department, period, period));

    /// <summary>Says that there is nothing to tell of a month; refused where data were sent.</summary>
    /// <param name="name">The liaison's signature.</param>
    public async Task<ZeroResult> ReportAsync(Viewer viewer, Period period, string? name, CancellationToken cancellation)
    {
        name = name?.Trim();
        if (string.IsNullOrEmpty(name) || name.Length > LongestName)
        {
            return new ZeroResult.Wrong($"请写上您的姓名（{LongestName} 个字以内），零报告要有人签名。");
        }

        if (!duty.Months().Contains(period))
        {
            return new ZeroResult.Wrong("只能报本月和以前两年内的月份。");
        }

        var outcome = await desk.ReportZeroAsync(Department(viewer), period, name, cancellation, (scope, made) =>
        {
            if (made is ZeroReportOutcome.Recorded)
            {
                audit.Append(scope, viewer, AuditAction.ZeroReported, SubjectOf(viewer, period));
            }
        });
        return outcome switch
        {
            ZeroReportOutcome.Recorded recorded => new ZeroResult.Done(recorded.Report),
            ZeroReportOutcome.AlreadyRecorded before => new ZeroResult.Before(before.Report),
            ZeroReportOutcome.DataExist data => new ZeroResult.DataExist(data.SubmissionId),
            _ => throw new InvalidOperationException("Unknown outcome of a zero report."),
        };
    }

    /// <summary>Takes the standing one of a month back; it stays in the history with who and why.</summary>
    public async Task<ZeroResult> TakeBackAsync(Viewer viewer, Period period, string? reason, CancellationToken cancellation)
    {
        reason = reason?.Trim();
        if (string.IsNullOrEmpty(reason) || reason.Length > LongestReason)
        {
            return new ZeroResult.Wrong($"请写明更正的原因（{LongestReason} 个字以内）。");
        }

        var department = Department(viewer);
        return await store.WriteAsync<ZeroResult>(
            scope =>
            {
                if (!store.ZeroReports.TakeBack(scope, department, period, viewer.Name, reason, clock.Now))
                {
                    return new ZeroResult.Wrong("这个月没有有效的零报告，可能刚才已经更正。");
                }

                audit.Append(scope, viewer, AuditAction.ZeroCorrected, SubjectOf(viewer, period), reason);
                return new ZeroResult.Done(store.ZeroReports.ListOf(scope, department, period, period)[^1]);
            }, cancellation);
    }

    private static DepartmentId Department(Viewer viewer) => viewer.Department ?? throw new InvalidOperationException("Only a department's liaison makes zero reports.");

    private static string SubjectOf(Viewer viewer, Period period) => $"{viewer.Department} {period}";
}
