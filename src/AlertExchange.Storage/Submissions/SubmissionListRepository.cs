using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Access;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Submissions;

/// <summary>Submissions as people look at them: their own only, a page at a time, and what became of them.</summary>
public sealed class SubmissionListRepository
{
    /// <summary>What a list shows; the report, which may be long, is not among it.</summary>
    private const string Narrow =
        """
        submission_id, sequence, department, period, kind_override, append, confirmed_errors, file_name, file_digest, file_id, file_length, received_at,
        state, submitted_by, kinds, received, rejected, accepted, remarked, definite, possible, none, parked, fault_stage, fault_code, fault_message, completed_at
        """;

    private static readonly string Counted =
        $"state IN ({(int)SubmissionState.Accepted}, {(int)SubmissionState.Completed}, {(int)SubmissionState.CompletedWithRejections})";

    /// <summary>Null when there is none that may be seen: one of another department is as if it were not there.</summary>
    public Submission? Find(ReadScope scope, RowScope rows, string submissionId)
    {
        var where = new Conditions().And("submission_id = @submissionId", ("submissionId", submissionId)).ByDepartment(rows, "department");
        return scope.First<SubmissionRecord>($"SELECT * FROM submission {where}", where.Parameters)?.ToSubmission();
    }

    /// <summary>Newest first, without their reports.</summary>
    public (IReadOnlyList<Submission> Lines, int Count) Page(ReadScope scope, RowScope rows, SubmissionFilter filter, Paging paging)
    {
        var query = new ListQuery(
            "submission",
            new Conditions().ByDepartment(rows, "department").AndEquals("period", "period", filter.Period?.ToString()).AndEquals("state", "state", (int?)filter.State),
            ListOrder.By(descending: true, "sequence"));
        return ([.. query.Page<SubmissionRecord>(scope, Narrow, paging).Select(r => r.ToSubmission())], query.Count(scope));
    }

    /// <summary>What counted submissions say about the reporting duty, in the order they came.</summary>
    /// <param name="from">Inclusive, as is <paramref name="to"/>.</param>
    public IReadOnlyList<SubmissionReportEvent> Reports(ReadScope scope, RowScope rows, Period from, Period to)
    {
        var where = new Conditions().ByDepartment(rows, "department").And("period >= @from", ("from", from.ToString())).And("period <= @to", ("to", to.ToString())).And(Counted);
        return
        [
            .. scope.Query<SubmissionRecord>($"SELECT department, period, received_at, kinds FROM submission {where} ORDER BY sequence", where.Parameters)
                .Select(r => r.ToSubmission()).Select(s => new SubmissionReportEvent(s.Department, s.Period, s.ReceivedAt, s.Kinds)),
        ];
    }

    /// <summary>Months in which a department sent anything, latest first.</summary>
    public IReadOnlyList<Period> Periods(ReadScope scope, RowScope rows)
    {
        var where = new Conditions().ByDepartment(rows, "department");
        return [.. scope.Query<string>($"SELECT DISTINCT period FROM submission {where} ORDER BY period DESC", where.Parameters).Select(Columns.Period)];
    }

    /// <summary>Files of a department's month that count now, or will when what is under way has come to its end; oldest first.</summary>
    public IReadOnlyList<StandingFile> Standing(ReadScope scope, DepartmentId department, Period period) => Standing(scope, department, period, after: "");

    /// <summary>True when a later file of the month and of one of its kinds counts or is about to: a file that waits would take the place of its rows.</summary>
    public bool IsOvertaken(ReadScope scope, Submission waiting) =>
        Standing(scope, waiting.Department, waiting.Period, waiting.SubmissionId).Any(s => s.MayHold(waiting.Kinds));

    /// <param name="after">Only those that came after this one; empty: all.</param>
    private static IReadOnlyList<StandingFile> Standing(ReadScope scope, DepartmentId department, Period period, string after) =>
    [
        .. scope.Query<SubmissionRecord>(
            $"""
            SELECT {Narrow} FROM submission
            WHERE department = @department AND period = @period AND state NOT IN ({(int)SubmissionState.Held}, {(int)SubmissionState.Failed})
              AND sequence > COALESCE((SELECT o.sequence FROM submission o WHERE o.submission_id = @after), 0)
            ORDER BY sequence
            """,
            new { department = department.Value, period = period.ToString(), after })
            .Select(r => r.ToSubmission()).Select(s => new StandingFile(s.SubmissionId, s.IsFinished || s.State == SubmissionState.Accepted, s is { Kinds: [], KindOverride: { } said } ? [said] : s.Kinds)),
    ];

    /// <summary>Rows of a submission that later ones replaced and withdrew.</summary>
    public (int Replaced, int Withdrawn) CountReplaced(ReadScope scope, string submissionId)
    {
        var deaths = scope.Query<(long Reason, long Alerts)>(
            """
            SELECT CAST(d.reason AS bigint) AS reason, CAST(SUM(d.alerts) AS bigint) AS alerts
            FROM batch b INNER JOIN batch_death d ON d.batch_id = b.batch_id WHERE b.submission_id = @submissionId GROUP BY d.reason
            """, new { submissionId }).ToDictionary(d => (Batches.DeathReason)d.Reason, d => (int)d.Alerts);
        return (deaths.GetValueOrDefault(Batches.DeathReason.Superseded), deaths.GetValueOrDefault(Batches.DeathReason.Withdrawn));
    }

    /// <summary>A page of the alerts behind warnings that a submission raised or stepped up, a warning a line, in the order of warnings.</summary>
    public (IReadOnlyList<AlertId[]> Lines, int Count) WarnedAlerts(ReadScope scope, string submissionId, Paging paging)
    {
        var query = new ListQuery("warning w", new Conditions().And(RaisedBySubmission, ("submissionId", submissionId)), ListOrder.By(descending: false, "w.warning_no"));
        return ([.. query.Page<byte[]>(scope, "w.alerts", paging).Select(bytes => Columns.AlertIds(bytes))], query.Count(scope));
    }

    private static readonly string RaisedBySubmission =
        $"""
        w.warning_no IN (
          SELECT e.warning_no FROM warning_event e
          WHERE e.submission_id = @submissionId AND e.change IN ({(int)WarningChangeKind.Raise}, {(int)WarningChangeKind.Escalate}))
        """;
}
