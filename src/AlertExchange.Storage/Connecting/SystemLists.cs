using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Storage.Access;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Tasks;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Connecting;

/// <summary>
/// Lists for other systems: in the order in which things came to be, from the last one seen on, so that what is added meanwhile comes at the
/// end and nothing is skipped or seen twice. Whose rows is the caller's scope, always.
/// </summary>
public sealed class SystemLists
{
    private const string Warnings =
        """
        SELECT w.*, h.household_code, p.person_code
        FROM warning w
        LEFT JOIN household h ON h.household_no = w.household_key
        LEFT JOIN person p ON p.person_no = w.person_key
        """;

    private const string Tasks = "SELECT t.*, h.household_code FROM task t LEFT JOIN household h ON h.household_no = t.household_key";

    /// <param name="after">The place of the last one seen; 0 for the first page.</param>
    public IReadOnlyList<Placed<Submission>> ListSubmissions(ReadScope scope, RowScope rows, Period? period, long after, int take)
    {
        var where = new Conditions().ByDepartment(rows, "s.department").And("s.sequence > @after", ("after", after)).AndEquals("s.period", "period", period?.ToString());
        return [.. Page<SubmissionRecord>(scope, "SELECT s.* FROM submission s", where, "s.sequence", take).Select(r => new Placed<Submission>(r.Sequence, r.ToSubmission()))];
    }

    public Submission? FindSubmission(ReadScope scope, RowScope rows, string submissionId) =>
        One<SubmissionRecord>(scope, "SELECT s.* FROM submission s", new Conditions().ByDepartment(rows, "s.department").And("s.submission_id = @submissionId", ("submissionId", submissionId)))
            ?.ToSubmission();

    /// <summary>Rejected rows of a submission, in the order they were stored. Whose it is, the caller has asked.</summary>
    public IReadOnlyList<Placed<StoredRejection>> ListRejections(ReadScope scope, string submissionId, long after, int take) =>
    [
        .. scope.Query<RejectionRow>(
            """
            SELECT rejected_no, sheet, row_number, problems_json FROM rejected_row
            WHERE submission_id = @submissionId AND rejected_no > @after ORDER BY rejected_no LIMIT @take
            """, new { submissionId, after, take })
            .Select(r => new Placed<StoredRejection>(r.RejectedNo, new StoredRejection(r.Sheet, r.RowNumber, r.ProblemsJson, null))),
    ];

    /// <inheritdoc cref="ListSubmissions"/>
    /// <param name="period">Only those that this month told of.</param>
    public IReadOnlyList<Placed<WarningRow>> ListWarnings(ReadScope scope, RowScope rows, Period? period, long after, int take)
    {
        var where = OfWarnings(rows).And("w.warning_no > @after", ("after", after));
        if (period is { } month)
        {
            where.And("w.first_period <= @period AND w.period >= @period", ("period", month.ToString()));
        }

        return [.. Page<WarningRecord>(scope, Warnings, where, "w.warning_no", take).Select(r => new Placed<WarningRow>(r.WarningNo, r.ToRow()))];
    }

    public WarningRow? FindWarning(ReadScope scope, RowScope rows, WarningId id) =>
        One<WarningRecord>(scope, Warnings, OfWarnings(rows).And("w.warning_id = @id", ("id", Columns.Number(id.Value, WarningRecord.IdPrefix))))?.ToRow();

    /// <summary>Tasks, each with those of its warnings that the scope shows.</summary>
    /// <inheritdoc cref="ListSubmissions"/>
    public IReadOnlyList<Placed<TaskRow>> ListTasks(ReadScope scope, RowScope rows, Period? period, TaskState? state, long after, int take)
    {
        var where = OfTasks(rows).And("t.task_no > @after", ("after", after)).AndEquals("t.state", "state", (int?)state);
        if (period is { } month)
        {
            where.And("t.first_period <= @period AND t.last_period >= @period", ("period", month.ToString()));
        }

        return WithWarnings(scope, rows, Page<TaskRecord>(scope, Tasks, where, "t.task_no", take));
    }

    public TaskRow? FindTask(ReadScope scope, RowScope rows, string taskId) =>
        One<TaskRecord>(scope, Tasks, OfTasks(rows).And("t.task_id = @id", ("id", Columns.Number(taskId, TaskRecord.IdPrefix)))) is { } record
            ? WithWarnings(scope, rows, [record])[0].Value
            : null;

    /// <summary>Outcomes in the order in which they came to stand.</summary>
    /// <inheritdoc cref="ListSubmissions"/>
    public IReadOnlyList<Placed<SettledOutcome>> ListOutcomes(ReadScope scope, RowScope rows, long after, int take)
    {
        var settled = Page<OutcomeRow>(
            scope,
            $"""
            SELECT e.revision, e.at, r.outcome, r.reason, r.visited_on, r.look_again_on, t.task_no, t.task_id, t.household_key, t.township_code, h.household_code
            FROM verification_event e
            INNER JOIN task t ON t.task_no = e.task_no
            LEFT JOIN household h ON h.household_no = t.household_key
            INNER JOIN verification_event r ON r.task_no = e.task_no AND r.revision = (
              SELECT MAX(m.revision) FROM verification_event m WHERE m.task_no = e.task_no AND m.action = {(int)TaskAction.Report} AND m.revision <= e.revision)
            """,
            OfTasks(rows).And($"e.state = {(int)TaskState.Closed} AND e.revision > @after", ("after", after)), "e.revision", take);
        var links = LinksOf(scope, rows, [.. settled.Select(s => s.TaskNo)]);
        return settled.ConvertAll(s => new Placed<SettledOutcome>(s.Revision, s.ToOutcome(WarningsOf(links, s.TaskNo))));
    }

    private static Conditions OfWarnings(RowScope rows) => new Conditions().ByPlaceOrDepartment(rows, "w.township_code", "w.village_code", "w.department");

    // A department sees the tasks that a warning of its own is behind.
    private static Conditions OfTasks(RowScope rows) => rows.Kind == RowScopeKind.Department
        ? new Conditions().And(
            "EXISTS (SELECT 1 FROM task_warning l INNER JOIN warning w ON w.warning_id = l.warning_id WHERE l.task_no = t.task_no AND w.department = @scopeDepartment)",
            ("scopeDepartment", rows.Department!.Value.Value))
        : new Conditions().ByPlace(rows, "t.township_code", "t.village_code");

    private static List<Placed<TaskRow>> WithWarnings(ReadScope scope, RowScope rows, List<TaskRecord> tasks)
    {
        var links = LinksOf(scope, rows, [.. tasks.Select(t => t.TaskNo)]);
        return tasks.ConvertAll(t => new Placed<TaskRow>(t.TaskNo, t.ToRow(WarningsOf(links, t.TaskNo))));
    }

    private static ILookup<long, LinkRow> LinksOf(ReadScope scope, RowScope rows, long[] tasks) => scope.QueryIn<LinkRow>(
        "SELECT l.task_no, l.position, l.warning_id, w.department FROM task_warning l INNER JOIN warning w ON w.warning_id = l.warning_id WHERE l.task_no IN", tasks)
        .Where(l => rows.Kind != RowScopeKind.Department || rows.Includes(new DepartmentId(l.Department)))
        .ToLookup(l => l.TaskNo);

    private static List<WarningId> WarningsOf(ILookup<long, LinkRow> links, long task) =>
        [.. links[task].OrderBy(l => l.Position).Select(l => new WarningId(Columns.Id(l.WarningId, WarningRecord.IdPrefix)))];

    private static List<T> Page<T>(ReadScope scope, string select, Conditions where, string number, int take)
    {
        var parameters = where.Parameters;
        parameters.Add("take", take);
        return scope.Query<T>($"{select} {where} ORDER BY {number} LIMIT @take", parameters);
    }

    private static T? One<T>(ReadScope scope, string select, Conditions where) => scope.First<T>($"{select} {where}", where.Parameters);

    private sealed class RejectionRow
    {
        public long RejectedNo { get; init; }

        public string Sheet { get; init; } = "";

        public int RowNumber { get; init; }

        public string ProblemsJson { get; init; } = "";
    }

    private sealed class OutcomeRow
    {
        public long Revision { get; init; }

        public string At { get; init; } = "";

        public int Outcome { get; init; }

        public string? Reason { get; init; }

        public string? VisitedOn { get; init; }

        public string? LookAgainOn { get; init; }

        public long TaskNo { get; init; }

        public long TaskId { get; init; }

        public long HouseholdKey { get; init; }

        public string? TownshipCode { get; init; }

        public string? HouseholdCode { get; init; }

        public SettledOutcome ToOutcome(IReadOnlyList<WarningId> warnings) => new(
            Columns.Id(TaskId, TaskRecord.IdPrefix), HouseholdCode ?? Columns.Subject(HouseholdKey).ToString(), TownshipCode, (OutcomeKind)Outcome, Reason,
            VisitedOn is null ? null : Columns.Day(VisitedOn), LookAgainOn is null ? null : Columns.Day(LookAgainOn), Columns.Moment(At), warnings);
    }

    private sealed class LinkRow
    {
        public long TaskNo { get; init; }

        public int Position { get; init; }

        public long WarningId { get; init; }

        public string Department { get; init; } = "";
    }
}
