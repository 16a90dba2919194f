using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Storage.ZeroReports;

/// <summary>Zero reports: at most one stands for a department and period.</summary>
public sealed class ZeroReportRepository
{
    public ZeroReportOutcome Report(WriteScope scope, DepartmentId department, Period period, string by, DateTimeOffset at)
    {
        var slot = new { department = department.Value, period = period.ToString() };
        var data = scope.First<string>(
            $"""
            SELECT submission_id FROM submission
            WHERE department = @department AND period = @period AND state <> {(int)SubmissionState.Failed}
            ORDER BY sequence DESC LIMIT 1
            """, slot);
        if (data is not null)
        {
            return new ZeroReportOutcome.DataExist(data);
        }

        var standing = scope.First<Row>("SELECT * FROM zero_report WHERE department = @department AND period = @period AND withdrawn_at IS NULL", slot);
        if (standing is not null)
        {
            return new ZeroReportOutcome.AlreadyRecorded(standing.ToReport());
        }

        scope.Execute(
            "INSERT INTO zero_report (department, period, reported_by, reported_at) VALUES (@department, @period, @by, @at)",
            new { slot.department, slot.period, by, at = Columns.Text(at) });
        return new ZeroReportOutcome.Recorded(new ZeroReport(department, period, by, at, null, null));
    }

    /// <summary>Data came: the standing zero report, if any, is withdrawn and kept in the history. True when there was one.</summary>
    public bool Withdraw(WriteScope scope, DepartmentId department, Period period, string bySubmission, DateTimeOffset at) => scope.Execute(
        """
        UPDATE zero_report SET withdrawn_at = @at, withdrawn_by = @bySubmission
        WHERE department = @department AND period = @period AND withdrawn_at IS NULL
        """, new { department = department.Value, period = period.ToString(), bySubmission, at = Columns.Text(at) }) > 0;

    /// <summary>A person takes the standing one back and says why; it is kept in the history. False when none stands.</summary>
    /// <param name="by">At most 100 characters.</param>
    public bool TakeBack(WriteScope scope, DepartmentId department, Period period, string by, string reason, DateTimeOffset at) => scope.Execute(
        """
        UPDATE zero_report SET withdrawn_at = @at, withdrawn_by = @by, withdrawn_reason = @reason
        WHERE department = @department AND period = @period AND withdrawn_at IS NULL
        """, new { department = department.Value, period = period.ToString(), by, reason, at = Columns.Text(at) }) > 0;

    /// <summary>A department's, standing and withdrawn ones, oldest first.</summary>
    /// <param name="from">Inclusive, as is <paramref name="to"/>.</param>
    public IReadOnlyList<ZeroReport> ListOf(ReadScope scope, DepartmentId department, Period from, Period to) =>
    [
        .. scope.Query<Row>(
            "SELECT * FROM zero_report WHERE department = @department AND period >= @from AND period <= @to ORDER BY zero_report_no",
            new { department = department.Value, from = from.ToString(), to = to.ToString() }).Select(r => r.ToReport()),
    ];

    /// <summary>Standing and withdrawn ones of a period, oldest first.</summary>
    public IReadOnlyList<ZeroReport> List(ReadScope scope, Period period) =>
        [.. scope.Query<Row>("SELECT * FROM zero_report WHERE period = @period ORDER BY zero_report_no", new { period = period.ToString() }).Select(r => r.ToReport())];

    private sealed class Row
    {
        public string Department { get; init; } = "";

        public string Period { get; init; } = "";

        public string ReportedBy { get; init; } = "";

        public string ReportedAt { get; init; } = "";

        public string? WithdrawnAt { get; init; }

        public string? WithdrawnBy { get; init; }

        public string? WithdrawnReason { get; init; }

        public ZeroReport ToReport() => new(
            new DepartmentId(Department), Columns.Period(Period), ReportedBy, Columns.Moment(ReportedAt), Columns.OptionalMoment(WithdrawnAt), WithdrawnBy, WithdrawnReason);
    }
}
