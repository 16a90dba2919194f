using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Silencing;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Tasks;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Tests.Bureau;

/// <summary>A random county of warnings, tasks and silences, kept in memory and in a store: what a list shows can be reckoned from both.</summary>
internal sealed class ListedCounty
{
    public static readonly string[] Townships = ["341098001", "341098002", "341098003"];
    public static readonly string[] Departments = ["education", "housing", "medical-insurance"];
    public static readonly string[] Rules = ["house-unsafe", "medical-self-pay", "school-dropout"];

    private readonly Random _random;

    private ListedCounty(Random random) => _random = random;

    /// <summary>In the order they were raised.</summary>
    public List<(Warning Warning, Placement Place, Period First)> Warnings { get; } = [];

    public Dictionary<SubjectKey, VerificationTask> Tasks { get; } = [];

    public List<Silence> Silences { get; } = [];

    public HashSet<WarningId> HeldBack { get; } = [];

    public static ListedCounty Make(ExchangeStore store, int seed, int warnings, DateTimeOffset now)
    {
        var county = new ListedCounty(new Random(seed));
        for (var n = 1; n <= warnings; n++)
        {
            county.Add(n);
        }

        county.AddTasks(DateOnly.FromDateTime(now.DateTime));
        store.Write(scope =>
        {
            foreach (var piece in county.Warnings.Chunk(100))
            {
                store.Warnings.Apply(scope, [.. piece.Select(w => new WarningWrite(
                    new WarningChange(WarningChangeKind.Raise, w.Warning with { Due = w.Warning.Due with { Period = w.First } }), w.Place, "S1", now, isNew: true))]);
                store.Warnings.Apply(scope, [.. piece.Select(w => new WarningWrite(new WarningChange(WarningChangeKind.Repeat, w.Warning), w.Place, "S1", now))]);
            }

            store.Tasks.Save(scope, [.. county.Tasks.Values.Select(t => new TaskWrite(t, new Period(2022, 8), "S1", now, isNew: true))]);
            county.AddSilences(store, scope, now);
            return true;
        });
        return county;
    }

    /// <summary>What the store's list should show, reckoned without it.</summary>
    public List<WarningId> Reckon(WarningFilter filter) =>
        [.. InOrder(Warnings.Select((w, i) => (w.Warning, w.Place, w.First, Number: i)).Where(w => Passes(w.Warning, w.Place, w.First, filter)), filter).Select(w => w.Warning.Due.WarningId)];

    public WarningFilter AnyFilter(DateTimeOffset now) => new()
    {
        Now = now,
        Period = Maybe(new Period(2022, _random.Next(5, 10))),
        Standing = _random.Next(2) == 0 ? WarningStanding.Counted : Pick(Enum.GetValues<WarningStanding>()),
        TownshipCode = _random.Next(3) == 0 ? Pick(Townships) : null,
        VillageCode = _random.Next(6) == 0 ? Pick(Townships) + "201" : null,
        Unplaced = _random.Next(8) == 0,
        Department = Maybe(new DepartmentId(Pick(Departments))),
        Rule = _random.Next(4) == 0 ? Pick(Rules) : null,
        Colour = _random.Next(6) == 0 ? "红" : null,
        Household = _random.Next(8) == 0 ? Pick(Warnings).Warning.Due.Household : null,
        Handling = _random.Next(2) == 0 ? Pick(Enum.GetValues<WarningHandling>()) : null,
        Sort = Pick(Enum.GetValues<WarningSort>()),
        Descending = _random.Next(2) == 0,
    };

    public bool IsSilenced(Warning warning, Placement place, DateTimeOffset now) => Silences.Any(s => s.IsActive(now) && s.Matcher.Covers(warning.Due, place.TownshipCode));

    private bool Passes(Warning warning, Placement place, Period first, WarningFilter filter)
    {
        var (due, status) = (warning.Due, warning.Status);
        var task = Tasks.GetValueOrDefault(due.Household);
        var isListed = task is not null && task.Warnings.Contains(due.WarningId);
        return (filter.Period is not { } period || (first <= period && due.Period >= period))
            && filter.Standing switch
            {
                WarningStanding.Counted => status != WarningStatus.Withdrawn,
                WarningStanding.Standing => status is WarningStatus.Raised or WarningStatus.Escalated,
                WarningStanding.Raised => status == WarningStatus.Raised,
                WarningStanding.Escalated => status == WarningStatus.Escalated,
                WarningStanding.Closed => status == WarningStatus.Closed,
                WarningStanding.Withdrawn => status == WarningStatus.Withdrawn,
                _ => true,
            }
            && (filter.TownshipCode is null || filter.TownshipCode == place.TownshipCode)
            && (filter.VillageCode is null || filter.VillageCode == place.VillageCode)
            && (!filter.Unplaced || !place.IsPlaced)
            && (filter.Department is null || filter.Department == due.Department)
            && (filter.Rule is null || filter.Rule == due.Rule)
            && (filter.Colour is null || filter.Colour == due.Colour)
            && (filter.Household is null || filter.Household == due.Household)
            && filter.Handling switch
            {
                WarningHandling.InTask => isListed && task!.State.IsOpen(),
                WarningHandling.Overdue => isListed && task!.State.IsInHand() && task.DueOn < DateOnly.FromDateTime(filter.Now.DateTime),
                WarningHandling.Silenced => IsSilenced(warning, place, filter.Now),
                WarningHandling.HeldBack => HeldBack.Contains(due.WarningId),
                _ => true,
            };
    }

    private static IEnumerable<(Warning Warning, Placement Place, Period First, int Number)> InOrder(
        IEnumerable<(Warning Warning, Placement Place, Period First, int Number)> rows, WarningFilter filter)
    {
        var text = StringComparer.Ordinal;
        var ascending = filter.Sort switch
        {
            WarningSort.Place => rows.OrderBy(r => r.Place.TownshipCode ?? "", text).ThenBy(r => r.Place.VillageCode ?? "", text).ThenBy(r => r.Number),
            WarningSort.Department => rows.OrderBy(r => r.Warning.Due.Department.Value, text).ThenBy(r => r.Number),
            WarningSort.Rule => rows.OrderBy(r => r.Warning.Due.Rule, text).ThenBy(r => r.Number),
            WarningSort.Measure => rows.OrderBy(r => r.Warning.Due.Measure ?? -1).ThenBy(r => r.Number),
            WarningSort.Household => rows.OrderBy(r => unchecked((long)r.Warning.Due.Household.Value)).ThenBy(r => r.Number),
            _ => rows.OrderBy(r => r.Number),
        };
        return filter.Descending ? ascending.Reverse() : ascending;
    }

    private void Add(int n)
    {
        // A third of the households are on no roster; several warnings share one.
        var household = _random.Next(3) == 0 ? SubjectKey.OffRoster((UInt128)(uint)_random.Next(1, 40)) : SubjectKey.OnRoster(_random.Next(1, 120));
        var last = _random.Next(6, 10);
        var township = _random.Next(6) == 0 ? null : Pick(Townships);
        var village = township is null || _random.Next(4) == 0 ? null : township + "201";
        var measure = _random.Next(4) == 0 ? (decimal?)null : _random.Next(100, 2_000_000) / 100m;
        Warnings.Add((
            new Warning
            {
                Due = new DueWarning
                {
                    WarningId = new WarningId($"W-{unchecked((ulong)n * 0x9E3779B97F4A7C15):x16}"),
                    Rule = Pick(Rules),
                    Kind = AlertKind.MedicalCost,
                    Department = new DepartmentId(Pick(Departments)),
                    Household = household,
                    Person = household,
                    Period = new Period(2022, last),
                    WindowYear = 2022,
                    Measure = measure,
                    Threshold = "≥10000",
                    Clause = "四（二）2",
                    Colour = _random.Next(3) == 0 ? "红" : null,
                    Alerts = [new AlertId((UInt128)n)],
                    EventKeys = [(ulong)n],
                },
                Status = Pick(Enum.GetValues<WarningStatus>()),
                RaisedOn = new DateOnly(2022, 8, 1),
                RosterVersion = 1,
                PolicyVersion = "qimen@1",
            },
            new Placement(township, township is null ? null : "镇", village, village is null ? null : "村"),
            new Period(2022, _random.Next(5, last + 1))));
    }

    private void AddTasks(DateOnly today)
    {
        var number = 0;
        foreach (var household in Warnings.GroupBy(w => w.Warning.Due.Household).Where(_ => _random.Next(3) > 0))
        {
            number++;
            Tasks.Add(household.Key, new VerificationTask
            {
                TaskId = $"T-{unchecked((ulong)number * 0x9E3779B97F4A7C15):x16}",
                Household = household.Key,
                Number = 1,
                Place = household.First().Place,
                State = Pick(Enum.GetValues<TaskState>()),
                AssignedOn = today.AddDays(-20),
                DueOn = today.AddDays(_random.Next(-5, 6)),
                Warnings = [.. household.Where(_ => _random.Next(4) > 0).Select(w => w.Warning.Due.WarningId)],
            });
        }
    }

    private void AddSilences(ExchangeStore store, WriteScope scope, DateTimeOffset now)
    {
        for (var i = 0; i < 25; i++)
        {
            var some = Pick(Warnings);
            var matcher = _random.Next(8) switch
            {
                0 => new SilenceMatcher(TownshipCode: Pick(Townships), Rule: Pick(Rules)),
                1 => new SilenceMatcher(Department: new DepartmentId(Pick(Departments)), TownshipCode: Pick(Townships)),
                < 5 => new SilenceMatcher(some.Warning.Due.Household, some.Warning.Due.Rule),
                _ => new SilenceMatcher(some.Warning.Due.Household),
            };
            var from = now.AddDays(_random.Next(-20, 3));
            var until = from.AddDays(_random.Next(1, 15));
            Silences.Add(new Silence(store.Bureau.Silences.Add(scope, matcher, from, until, ("bureau", "乡村振兴局"), "已另案办理", now), matcher, from, until));
        }

        var held = Warnings.Where(_ => _random.Next(15) == 0).ToList();
        HeldBack.UnionWith(held.Select(w => w.Warning.Due.WarningId));
        store.Bureau.Silences.HoldBack(scope, [.. held.Select(w => new HeldBackWarning(w.Warning.Due.WarningId, w.Warning.Due.Household, "S1", w.First, now))]);
    }

    private T? Maybe<T>(T value)
        where T : struct => _random.Next(3) == 0 ? value : null;

    private T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];
}
