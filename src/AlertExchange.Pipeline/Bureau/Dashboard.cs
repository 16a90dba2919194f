using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>Counts the overview.</summary>
public sealed class Dashboard(ExchangeStore store, ExchangeReports reports, PolicyDesk policies, ReviewCases reviews, PlaceClock clock, TimeProvider time)
{
    private const int MonthsShown = 12;

    private readonly Kept<Period, DashboardFigures> _kept = new(time, MonthsShown);

    /// <summary>The county's figures; whoever may see figures sees them all.</summary>
    public DashboardFigures Of(Period period) => _kept.Of(period, store.Read(store.Bureau.Figures.Mark), () => Count(period));

    private DashboardFigures Count(Period period)
    {
        var county = RowScope.County;
        var discipline = reports.Discipline(period);
        var waiting = reviews.Count(county, new ReviewFilter());
        return store.ReadLists(scope =>
        {
            var departments = Departments(scope, period, discipline);
            var tasks = store.Bureau.Figures.Tasks(scope, county, period, clock.Today).Where(t => t.State != TaskState.Cancelled).ToList();
            var funnel = new Funnel(
                departments.Sum(d => d.Received), departments.Sum(d => d.Accepted), store.Bureau.Figures.OfMonth(scope, county, period),
                tasks.Sum(t => t.Count), tasks.Where(t => t.State == TaskState.Closed).Sum(t => t.Count), store.Bureau.Figures.CountClosed(scope, county, period, OutcomeKind.TakeIn));
            return new DashboardFigures(period, funnel, Townships(scope, period, tasks), departments, Trend(scope, period), Today(scope, waiting), clock.Now);
        });
    }

    private List<DepartmentFigures> Departments(ListScope scope, Period period, IReadOnlyList<DepartmentReporting> discipline)
    {
        var rows = store.Reconciliation.ForPeriod(scope, period).ToDictionary(r => r.Department);
        var warnings = store.Bureau.Figures.ByDepartment(scope, RowScope.County, period).ToDictionary(f => f.Key!);
        return
        [
            .. discipline.Select(d =>
            {
                var (sent, told) = (rows.GetValueOrDefault(d.Department), warnings.GetValueOrDefault(d.Department.Value));
                return new DepartmentFigures(
                    d.Department, reports.DepartmentName(d.Department), d.State, d.IsExpected, sent?.Received ?? 0, sent?.Accepted ?? 0, sent?.Definite ?? 0,
                    told?.Warnings ?? 0, told?.Households ?? 0, told?.People ?? 0);
            }),
        ];
    }

    private List<TownshipFigures> Townships(ListScope scope, Period period, List<TaskFigures> tasks)
    {
        var warnings = store.Bureau.Figures.ByTownship(scope, RowScope.County, period).ToDictionary(f => f.Key ?? "");
        var visits = tasks.ToLookup(t => t.TownshipCode ?? "");
        var names = policies.Current.Areas.Townships.ToDictionary(t => t.TownshipCode!, t => t.Township!);
        // A profile of another place may be in force than the one that households were placed by.
        var others = warnings.Keys.Concat(visits.Select(v => v.Key)).Where(code => code.Length > 0 && !names.ContainsKey(code)).Distinct().Order(StringComparer.Ordinal);
        var codes = names.Keys.Concat(others).ToList();
        if (warnings.ContainsKey("") || visits.Contains(""))
        {
            codes.Add("");
        }

        return
        [
            .. codes.Select(code =>
            {
                var told = warnings.GetValueOrDefault(code);
                return new TownshipFigures(
                    code.Length == 0 ? null : code, code.Length == 0 ? "待定位" : names.GetValueOrDefault(code, code), told?.Warnings ?? 0, told?.Households ?? 0, told?.People ?? 0,
                    visits[code].Sum(t => t.Count), visits[code].Where(t => t.State.IsInHand()).Sum(t => t.Late), visits[code].Where(t => t.State == TaskState.Closed).Sum(t => t.Count));
            }),
        ];
    }

    private List<MonthFigures> Trend(ListScope scope, Period last)
    {
        var (warnings, tasks, rows) = (
            store.Bureau.Figures.WarningSpans(scope, RowScope.County), store.Bureau.Figures.TaskSpans(scope, RowScope.County), store.Bureau.Figures.ReceivedRows(scope, RowScope.County));
        var months = new List<MonthFigures>();
        for (var i = MonthsShown - 1; i >= 0; i--)
        {
            var period = Period.Of(last.FirstDay.AddMonths(-i));
            months.Add(new MonthFigures(period, rows.GetValueOrDefault(period), Told(warnings, period), Told(tasks, period)));
        }

        return months;
    }

    private static int Told(IReadOnlyList<MonthSpan> spans, Period period) => spans.Where(s => s.First <= period && s.Last >= period).Sum(s => s.Count);

    private TodayFigures Today(ListScope scope, int reviewsWaiting)
    {
        var counts = store.TaskLists.Counts(scope, RowScope.County, clock.Today);
        var held = store.SubmissionLists.Page(scope, RowScope.County, new SubmissionFilter(State: SubmissionState.Held), new Paging(1, 1)).Count;
        return new TodayFigures(reviewsWaiting, counts.Unplaced, counts.Overdue, held, counts.ToConfirm, counts.AskedBack);
    }
}
