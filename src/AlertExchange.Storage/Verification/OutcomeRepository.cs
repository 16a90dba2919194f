using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Access;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Verification;

/// <summary>What became of warnings: for the departments that sent them, and for whoever judges the rules.</summary>
public sealed class OutcomeRepository
{
    // A warning that was stepped up after its task was closed stands in the next one too: the newest counts.
    private const string NewestTask =
        """
        LEFT JOIN task t ON t.task_no = (
          SELECT MAX(n.task_no) FROM task n INNER JOIN task_warning tw ON tw.task_no = n.task_no
          WHERE n.household_key = w.household_key AND tw.warning_id = w.warning_id)
        """;

    /// <summary>How many of the warnings that a submission raised or stepped up came to what. Nothing of a submission that is not theirs.</summary>
    public IReadOnlyList<OutcomeCount> OfSubmission(ReadScope scope, RowScope rows, string submissionId)
    {
        var where = new Conditions()
            .And(
                $"""
                w.warning_no IN (
                  SELECT e.warning_no FROM warning_event e
                  WHERE e.submission_id = @submissionId AND e.change IN ({(int)WarningChangeKind.Raise}, {(int)WarningChangeKind.Escalate}))
                """, ("submissionId", submissionId))
            .ByDepartment(rows, "w.department");
        return Counted(scope, $"SELECT '' AS \"rule\", w.status, t.state, t.outcome, COUNT(*) AS number FROM warning w {NewestTask} {where} GROUP BY w.status, t.state, t.outcome", where);
    }

    /// <summary>How many warnings of each rule that a month told of came to what; withdrawn ones too.</summary>
    public IReadOnlyList<OutcomeCount> ByRule(ReadScope scope, Period period)
    {
        var where = new Conditions().And("w.first_period <= @period AND w.period >= @period", ("period", period.ToString()));
        return Counted(scope, $"SELECT w.\"rule\", w.status, t.state, t.outcome, COUNT(*) AS number FROM warning w {NewestTask} {where} GROUP BY w.\"rule\", w.status, t.state, t.outcome", where);
    }

    /// <summary>What became of one warning; null when it is not theirs or not there.</summary>
    public OutcomeCount? OfWarning(ReadScope scope, RowScope rows, WarningId warning)
    {
        var where = new Conditions().And("w.warning_id = @id", ("id", Columns.Number(warning.Value, WarningRecord.IdPrefix))).ByDepartment(rows, "w.department");
        return Counted(scope, $"SELECT w.\"rule\", w.status, t.state, t.outcome, 1 AS number FROM warning w {NewestTask} {where}", where) is [var one, ..] ? one : null;
    }

    private static IReadOnlyList<OutcomeCount> Counted(ReadScope scope, string sql, Conditions where) =>
    [
        .. scope.Query<CountRow>(sql, where.Parameters).Select(row => new OutcomeCount(
            row.Rule, (WarningStatus)row.Status, (TaskState?)row.State, (TaskState?)row.State == TaskState.Closed ? OutcomeKinds.Parse(row.Outcome) : null, (int)row.Number)),
    ];

    private sealed class CountRow
    {
        public string Rule { get; init; } = "";

        public int Status { get; init; }

        public int? State { get; init; }

        public string? Outcome { get; init; }

        public long Number { get; init; }
    }
}
