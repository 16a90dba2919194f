using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Storage.Access;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Storage.Bureau;

/// <summary>Figures over a month, counted by the database from what its indices hold.</summary>
public sealed class FigureRepository(SilenceRepository silences)
{
    private const string Counts =
        "COUNT(*) AS warnings, COUNT(DISTINCT w.household_key) AS households, COUNT(DISTINCT CASE WHEN w.person_key <> w.household_key OR w.household_key < 0 THEN w.person_key END) AS people";

    /// <summary>Whoever keeps a figure keeps this beside it.</summary>
    public CountMark Mark(ReadScope scope) => scope.First<MarkRow>(
        """
        SELECT
          (SELECT value FROM counter WHERE name = 'revision') AS revision,
          (SELECT MAX(event_no) FROM submission_event) AS submission_events,
          (SELECT COUNT(*) + COUNT(withdrawn_at) FROM zero_report) AS zero_reports,
          (SELECT MAX(event_no) FROM review_event) AS review_events
        """)!.ToMark(silences.Version(scope));

    public WarningFigures OfMonth(ListScope scope, RowScope rows, Period period)
    {
        var where = Warnings(rows, period);
        return scope.First<WarningRow>($"SELECT {Counts} FROM warning_list w {where}", where.Parameters)!.ToFigures();
    }

    public IReadOnlyList<WarningFigures> ByTownship(ListScope scope, RowScope rows, Period period)
    {
        var where = Warnings(rows, period);
        return [.. scope.Query<WarningRow>($"SELECT w.township_code AS code, {Counts} FROM warning_list w {where} GROUP BY {scope.Database.NotLookedUpBy}w.township_code", where.Parameters).Select(r => r.ToFigures())];
    }

    public IReadOnlyList<WarningFigures> ByDepartment(ListScope scope, RowScope rows, Period period)
    {
        var where = Warnings(rows, period);
        return [.. scope.Query<WarningRow>($"SELECT w.department AS code, {Counts} FROM warning_list w {where} GROUP BY {scope.Database.NotLookedUpBy}w.department", where.Parameters).Select(r => r.ToFigures())];
    }

    /// <summary>Tasks that a month opened or touched, cancelled ones too.</summary>
    /// <param name="today">Place date.</param>
    public IReadOnlyList<TaskFigures> Tasks(ListScope scope, RowScope rows, Period period, DateOnly today)
    {
        var where = new Conditions()
            .And("t.first_period <= @period AND t.last_period >= @period", ("period", period.ToString()))
            .ByPlace(rows, "t.township_code", "t.village_code");
        var parameters = where.Parameters;
        parameters.Add("today", Columns.Text(today));
        return
        [
            .. scope.Query<TaskRow>(
                $"""
                SELECT t.township_code AS code, t.state, COUNT(*) AS number, SUM(CASE WHEN t.due_on < @today THEN 1 ELSE 0 END) AS late
                FROM task_list t {where} GROUP BY {scope.Database.NotLookedUpBy}t.township_code, t.state
                """, parameters)
                .Select(r => new TaskFigures(r.Code, (TaskState)r.State, (int)r.Number, (int)r.Late)),
        ];
    }

    /// <summary>Tasks of a month that were closed with an outcome.</summary>
    public int CountClosed(ListScope scope, RowScope rows, Period period, OutcomeKind outcome) => new ListQuery(
        "task_list t",
        new Conditions().And($"t.state = {(int)TaskState.Closed} AND t.outcome = @outcome", ("outcome", outcome.Id()))
            .And("t.first_period <= @period AND t.last_period >= @period", ("period", period.ToString()))
            .ByPlace(rows, "t.township_code", "t.village_code"),
        "t.task_no").Count(scope);

    /// <summary>Warnings that stand, by the months they were told of.</summary>
    public IReadOnlyList<MonthSpan> WarningSpans(ListScope scope, RowScope rows)
    {
        var where = new Conditions().And($"w.status <> {(int)WarningStatus.Withdrawn}").ByPlaceOrDepartment(rows, "w.township_code", "w.village_code", "w.department");
        return Spans(scope, $"SELECT w.first_period AS first, w.period AS last, COUNT(*) AS number FROM warning_list w {where} GROUP BY w.first_period, w.period", where);
    }

    /// <summary>Tasks that were not cancelled, by the months that opened and touched them.</summary>
    public IReadOnlyList<MonthSpan> TaskSpans(ListScope scope, RowScope rows)
    {
        var where = new Conditions().And($"t.state <> {(int)TaskState.Cancelled}").ByPlace(rows, "t.township_code", "t.village_code");
        return Spans(scope, $"SELECT t.first_period AS first, t.last_period AS last, COUNT(*) AS number FROM task_list t {where} GROUP BY t.first_period, t.last_period", where);
    }

    /// <summary>Rows of accepted files, by month.</summary>
    public IReadOnlyDictionary<Period, int> ReceivedRows(ReadScope scope, RowScope rows)
    {
        var where = new Conditions()
            .And($"s.state IN ({(int)SubmissionState.Accepted}, {(int)SubmissionState.Completed}, {(int)SubmissionState.CompletedWithRejections})")
            .ByDepartment(rows, "s.department");
        return scope.Query<PeriodRow>($"SELECT s.period AS first, CAST(SUM(s.received) AS bigint) AS number FROM submission s {where} GROUP BY s.period", where.Parameters)
            .ToDictionary(r => Columns.Period(r.First), r => (int)r.Number);
    }

    private static Conditions Warnings(RowScope rows, Period period) => new Conditions()
        .And($"w.period >= @period AND w.first_period <= @period AND w.status <> {(int)WarningStatus.Withdrawn}", ("period", period.ToString()))
        .ByPlaceOrDepartment(rows, "w.township_code", "w.village_code", "w.department");

    private static IReadOnlyList<MonthSpan> Spans(ReadScope scope, string sql, Conditions where) =>
        [.. scope.Query<PeriodRow>(sql, where.Parameters).Select(r => new MonthSpan(Columns.Period(r.First), Columns.Period(r.Last), (int)r.Number))];

    private sealed class MarkRow
    {
        public long? Revision { get; init; }

        public long? SubmissionEvents { get; init; }

        public long? ZeroReports { get; init; }

        public long? ReviewEvents { get; init; }

        public CountMark ToMark(long silences) => new(Revision ?? 0, SubmissionEvents ?? 0, ZeroReports ?? 0, ReviewEvents ?? 0, silences);
    }

    private sealed class WarningRow
    {
        public string? Code { get; init; }

        public long Warnings { get; init; }

        public long Households { get; init; }

        public long People { get; init; }

        public WarningFigures ToFigures() => new(Code, (int)Warnings, (int)Households, (int)People);
    }

    private sealed class TaskRow
    {
        public string? Code { get; init; }

        public int State { get; init; }

        public long Number { get; init; }

        public long Late { get; init; }
    }

    private sealed class PeriodRow
    {
        public string First { get; init; } = "";

        public string Last { get; init; } = "";

        public long Number { get; init; }
    }
}
