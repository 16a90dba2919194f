using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Access;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Tasks;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Bureau;

/// <summary>Lists of warnings, page by page, and what is being done about each.</summary>
public sealed class WarningListRepository(TaskRepository tasks, SilenceRepository silences, ReminderRepository reminders)
{
    /// <summary>
    /// A list shorter than this is gathered by its filters and put in order; a longer one is read in its order until the page is full. Servers
    /// know how often a value occurs and choose for themselves; SQLite is told.
    /// </summary>
    private const int ShortList = 3000;

    /// <summary>The list with all that is known of each warning.</summary>
    private const string Whole =
        """
        warning_list w INNER JOIN warning b ON b.warning_no = w.warning_no
        LEFT JOIN household h ON h.household_no = b.household_key LEFT JOIN person p ON p.person_no = b.person_key
        """;

    private static readonly string InHand = $"({(int)TaskState.Assigned}, {(int)TaskState.Accepted}, {(int)TaskState.WithVillage})";

    public int Count(ListScope scope, RowScope rows, WarningFilter filter) => Query(scope, rows, filter, gathered: true).Count(scope);

    /// <param name="count">What <see cref="Count"/> told of the same filter.</param>
    public IReadOnlyList<ListedWarning> Page(ListScope scope, RowScope rows, WarningFilter filter, Paging paging, int count)
    {
        var numbers = Query(scope, rows, filter, gathered: count <= ShortList).Page<long>(scope, "w.warning_no", paging);
        return Load(scope, numbers, filter.Now);
    }

    /// <summary>The whole list in its order, read while the scope is open.</summary>
    public IEnumerable<WarningRow> Stream(ListScope scope, RowScope rows, WarningFilter filter) =>
        (Query(scope, rows, filter, gathered: false) with { From = Whole }).Stream<WarningRecord>(scope, "b.*, h.household_code, p.person_code").Select(r => r.ToRow());

    /// <summary>Every warning of the list, to be acted on.</summary>
    public IReadOnlyList<WarningTarget> Targets(ListScope scope, RowScope rows, WarningFilter filter) =>
        [.. (Query(scope, rows, filter, gathered: false) with { From = Whole }).Stream<TargetRow>(scope, TargetRow.ColumnsOf("b")).Select(r => r.ToTarget())];

    /// <summary>Those of the warnings that may be seen, whatever a list shows.</summary>
    public IReadOnlyList<WarningTarget> Targets(ReadScope scope, RowScope rows, IReadOnlyCollection<WarningId> warnings) =>
    [
        .. scope.QueryIn<TargetRow>($"SELECT {TargetRow.ColumnsOf("w")} FROM warning w WHERE w.warning_id IN", [.. warnings.Distinct().Select(w => Columns.Number(w.Value, WarningRecord.IdPrefix))])
            .Where(r => rows.Includes(r.TownshipCode, r.VillageCode)).OrderBy(r => r.WarningNo).Select(r => r.ToTarget()),
    ];

    /// <summary>The household of 户编号 or of an off-roster key; null when there is none.</summary>
    public SubjectKey? Household(ReadScope scope, string code)
    {
        if (code.Length == 17 && code[0] == 'X' && ulong.TryParse(code.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash))
        {
            return SubjectKey.OffRoster(hash);
        }

        return scope.First<long?>("SELECT household_no FROM household WHERE household_code = @code", new { code }) is { } number ? Columns.Subject(number) : null;
    }

    /// <summary>Null when there is no such warning or none that may be seen.</summary>
    public ListedWarning? Find(ReadScope scope, RowScope rows, WarningId id, DateTimeOffset now)
    {
        var where = new Conditions().And("w.warning_id = @id", ("id", Columns.Number(id.Value, WarningRecord.IdPrefix)))
            .ByPlaceOrDepartment(rows, "w.township_code", "w.village_code", "w.department");
        return scope.First<long?>($"SELECT w.warning_no FROM warning w {where}", where.Parameters) is { } number ? Load(scope, [number], now)[0] : null;
    }

    /// <summary>By number, in the order given.</summary>
    private List<ListedWarning> Load(ReadScope scope, IReadOnlyList<long> numbers, DateTimeOffset now)
    {
        var found = scope.QueryIn<WarningRecord>($"SELECT {WarningRepository.ColumnsWithCodes} FROM {WarningRepository.WithCodes} WHERE w.warning_no IN", numbers)
            .ToDictionary(r => r.WarningNo, r => r.ToRow());
        var households = found.Values.Select(r => r.Warning.Due.Household).ToHashSet();
        var visits = tasks.LoadForHouseholds(scope, households);
        var reminded = reminders.Latest(scope, [.. visits.Values.SelectMany(v => v).Where(t => t.State.IsOpen()).Select(t => t.TaskId)]);
        var running = silences.Running(scope, now);
        var held = silences.HeldBack(scope, households);
        return [.. numbers.Where(found.ContainsKey).Select(number =>
        {
            var row = found[number];
            var due = row.Warning.Due;
            var task = visits.TryGetValue(due.Household, out var list) ? list.FindLast(t => t.Warnings.Contains(due.WarningId)) : null;
            return new ListedWarning(
                row, running.Until(row.Warning, row.Place, now), held.Contains(due.WarningId), task,
                task is not null && reminded.TryGetValue(task.TaskId, out var at) ? at : null);
        })];
    }

    private static ListQuery Query(ReadScope scope, RowScope rows, WarningFilter filter, bool gathered)
    {
        var column = gathered ? "w." : scope.Database.NotLookedUpBy + "w.";
        var where = new Conditions().ByPlaceOrDepartment(rows, column + "township_code", column + "village_code", column + "department")
            .AndEquals(column + "township_code", "township", filter.TownshipCode)
            .AndEquals(column + "village_code", "village", filter.VillageCode)
            .AndEquals(column + "department", "department", filter.Department?.Value)
            .AndEquals(column + "\"rule\"", "rule", filter.Rule)
            .AndEquals("w.colour", "colour", filter.Colour)
            .AndEquals("w.household_key", "household", filter.Household is { } household ? Columns.Number(household) : null);
        if (filter.Period is { } period)
        {
            where.And($"{column}period >= @period AND w.first_period <= @period", ("period", period.ToString()));
        }

        if (filter.Unplaced)
        {
            where.And(column + "township_code IS NULL");
        }

        if (Statuses(filter.Standing) is { } statuses)
        {
            where.And(statuses);
        }

        Handled(where, filter);
        return new ListQuery("warning_list w", where, Order(filter));
    }

    private static string? Statuses(WarningStanding standing) => standing switch
    {
        WarningStanding.Counted => $"w.status <> {(int)WarningStatus.Withdrawn}",
        WarningStanding.Standing => $"w.status IN ({(int)WarningStatus.Raised}, {(int)WarningStatus.Escalated})",
        WarningStanding.Raised => $"w.status = {(int)WarningStatus.Raised}",
        WarningStanding.Escalated => $"w.status = {(int)WarningStatus.Escalated}",
        WarningStanding.Closed => $"w.status = {(int)WarningStatus.Closed}",
        WarningStanding.Withdrawn => $"w.status = {(int)WarningStatus.Withdrawn}",
        WarningStanding.Every => null,
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    private static void Handled(Conditions where, WarningFilter filter)
    {
        const string Lists = "EXISTS (SELECT 1 FROM task t INNER JOIN task_warning tw ON tw.task_no = t.task_no WHERE t.household_key = w.household_key AND tw.warning_id = w.warning_id";
        switch (filter.Handling)
        {
            case WarningHandling.InTask:
                where.And($"{Lists} AND t.state <> {(int)TaskState.Cancelled} AND t.state <> {(int)TaskState.Closed})");
                break;
            case WarningHandling.Overdue:
                where.And($"{Lists} AND t.state IN {InHand} AND t.due_on < @today)", ("today", Columns.Text(DateOnly.FromDateTime(filter.Now.DateTime))));
                break;
            case WarningHandling.Silenced:
                where.And(SilenceConditions.Covers, ("now", Columns.Text(filter.Now)));
                break;
            case WarningHandling.HeldBack:
                where.And("w.warning_id IN (SELECT sw.warning_id FROM silenced_warning sw)");
                break;
            case null:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(filter));
        }
    }

    private static string Order(WarningFilter filter) => ListOrder.By(filter.Descending, filter.Sort switch
    {
        WarningSort.Raised => ["w.warning_no"],
        WarningSort.Place => ["w.township_code?", "w.village_code?", "w.warning_no"],
        WarningSort.Department => ["w.department", "w.warning_no"],
        WarningSort.Rule => ["w.\"rule\"", "w.warning_no"],
        WarningSort.Measure => ["w.measure_fen?", "w.warning_no"],
        WarningSort.Household => ["w.household_key", "w.warning_no"],
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    });

    private sealed class TargetRow
    {
        public static string ColumnsOf(string table) => $"{table}.warning_no, {table}.warning_id, {table}.household_key, {table}.\"rule\", {table}.township_code, {table}.township, {table}.village_code, {table}.village";

        public long WarningNo { get; init; }

        public long WarningId { get; init; }

        public long HouseholdKey { get; init; }

        public string Rule { get; init; } = "";

        public string? TownshipCode { get; init; }

        public string? Township { get; init; }

        public string? VillageCode { get; init; }

        public string? Village { get; init; }

        public WarningTarget ToTarget() => new(
            new WarningId(Databases.Columns.Id(WarningId, WarningRecord.IdPrefix)), Databases.Columns.Subject(HouseholdKey), Rule, new Placement(TownshipCode, Township, VillageCode, Village));
    }
}
