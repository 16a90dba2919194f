using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Storage.Reconciliation;

/// <summary>The figures of a period by department.</summary>
public sealed class ReconciliationRepository
{
    private static readonly string Accepted =
        $"({(int)SubmissionState.Accepted}, {(int)SubmissionState.Completed}, {(int)SubmissionState.CompletedWithRejections})";

    /// <summary>Departments that sent anything, by id; the others are the caller's to add.</summary>
    public IReadOnlyList<DepartmentReconciliation> ForPeriod(ListScope scope, Period period)
    {
        var parameters = new { period = period.ToString() };
        var submissions = scope.Query<SubmissionRow>(
            $"""
            SELECT department, received_at, state,
              CASE WHEN state IN {Accepted} THEN 1 ELSE 0 END AS counts,
              received, rejected, accepted, remarked, definite, possible, none, parked
            FROM submission WHERE period = @period ORDER BY sequence
            """, parameters).ToLookup(r => r.Department);
        var replaced = Counts(
            scope,
            """
            SELECT s.department, CAST(SUM(d.alerts) AS bigint) AS number
            FROM submission s INNER JOIN batch b ON b.submission_id = s.submission_id INNER JOIN batch_death d ON d.batch_id = b.batch_id
            WHERE s.period = @period GROUP BY s.department
            """, parameters);
        var warnings = Counts(
            scope,
            $"""
            SELECT department, COUNT(*) AS number FROM warning_list
            WHERE first_period <= @period AND period >= @period AND status <> {(int)WarningStatus.Withdrawn} GROUP BY department
            """, parameters);
        var tasks = Counts(
            scope,
            $"""
            SELECT w.department, COUNT(DISTINCT t.task_no) AS number
            FROM task_list t
            INNER JOIN task_warning tw ON tw.task_no = t.task_no
            INNER JOIN warning_list w ON w.warning_id = tw.warning_id
            WHERE t.first_period <= @period AND t.last_period >= @period AND t.state <> {(int)TaskState.Cancelled}
              AND w.first_period <= @period AND w.period >= @period AND w.status <> {(int)WarningStatus.Withdrawn}
            GROUP BY w.department
            """, parameters);
        var zero = Counts(
            scope, "SELECT department, COUNT(*) AS number FROM zero_report WHERE period = @period AND withdrawn_at IS NULL GROUP BY department", parameters);

        return
        [
            .. submissions.Select(g => g.Key).Concat(warnings.Keys).Concat(zero.Keys).Distinct().Order(StringComparer.Ordinal)
                .Select(department => Reconcile(
                    new DepartmentId(department), [.. submissions[department]], replaced.GetValueOrDefault(department),
                    warnings.GetValueOrDefault(department), tasks.GetValueOrDefault(department), zero.ContainsKey(department))),
        ];
    }

    /// <summary>Months with a submission or a zero report, latest first.</summary>
    public IReadOnlyList<Period> Periods(ReadScope scope) =>
        [.. scope.Query<string>("SELECT period FROM submission UNION SELECT period FROM zero_report ORDER BY period DESC").Select(Columns.Period)];

    private static DepartmentReconciliation Reconcile(
        DepartmentId department, IReadOnlyList<SubmissionRow> submissions, int replaced, int warnings, int tasks, bool isZero)
    {
        var counted = submissions.Where(s => s.Counts == 1).ToList();
        var failed = submissions.Count(s => s.State == (int)SubmissionState.Failed);
        return new DepartmentReconciliation
        {
            Department = department,
            Submissions = submissions.Count,
            Pending = submissions.Count(s => s.State is (int)SubmissionState.Received or (int)SubmissionState.Reading or (int)SubmissionState.Held or (int)SubmissionState.Matching or (int)SubmissionState.Accepted),
            Failed = failed,
            Received = counted.Sum(s => s.Received),
            Rejected = counted.Sum(s => s.Rejected),
            Accepted = counted.Sum(s => s.Accepted),
            Remarked = counted.Sum(s => s.Remarked),
            Definite = counted.Sum(s => s.Definite),
            Possible = counted.Sum(s => s.Possible),
            None = counted.Sum(s => s.None),
            Parked = counted.Sum(s => s.Parked),
            Replaced = replaced,
            Warnings = warnings,
            Tasks = tasks,
            ZeroReported = isZero,
            FirstReceivedAt = submissions.Count == 0 ? null : Columns.Moment(submissions[0].ReceivedAt),
            LastReceivedAt = submissions.Count == 0 ? null : Columns.Moment(submissions[^1].ReceivedAt),
        };
    }

    private static Dictionary<string, int> Counts(ReadScope scope, string sql, object parameters) =>
        scope.Query<CountRow>(sql, parameters).ToDictionary(r => r.Department, r => r.Number);

    private sealed class CountRow
    {
        public string Department { get; init; } = "";

        public int Number { get; init; }
    }

    private sealed class SubmissionRow
    {
        public string Department { get; init; } = "";

        public string ReceivedAt { get; init; } = "";

        public int State { get; init; }

        public int Counts { get; init; }

        public int Received { get; init; }

        public int Rejected { get; init; }

        public int Accepted { get; init; }

        public int Remarked { get; init; }

        public int Definite { get; init; }

        public int Possible { get; init; }

        public int None { get; init; }

        public int Parked { get; init; }
    }
}
