using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Liaisons;

/// <summary>A department's own view of its reporting duty: what is due and how its months stand.</summary>
public sealed class ReportingDuty(ExchangeStore store, PolicyDesk policies, PlaceClock clock)
{
    private readonly record struct History(IReadOnlyList<ReportEvent> Events, Period Began);

    /// <summary>The year of a department.</summary>
    /// <param name="year">Null: the running one.</param>
    public DepartmentYear Year(DepartmentId department, RowScope rows, int? year)
    {
        var today = clock.Today;
        var now = Period.Of(today);
        var policy = policies.Current;
        var history = Load(department, rows, now);
        var isRealTime = policy.Profile.Reporting.RealTimeDepartments.Value.Contains(department);
        var shown = year ?? today.Year;
        var due = Due(department, policy, history, now);
        return new DepartmentYear(
            shown,
            [.. Enumerable.Range(1, 12).Select(month => Duty(department, policy, history, new Period(shown, month), now))],
            due,
            due is { IsOpen: true, Deadline: { } deadline } ? ReminderDay(policy.Calendar, deadline) : null,
            due is { IsOpen: true, Deadline: { } last } ? last.DayNumber - today.DayNumber : null,
            isRealTime,
            [.. Enumerable.Range(history.Began.Year, Math.Max(1, today.Year - history.Began.Year + 1)).Reverse()]);
    }

    /// <summary>How a department stands with one month.</summary>
    public MonthDuty Month(DepartmentId department, RowScope rows, Period period)
    {
        var now = Period.Of(clock.Today);
        return Duty(department, policies.Current, Load(department, rows, now), period, now);
    }

    /// <summary>The month that a department would report now.</summary>
    public MonthDuty Due(DepartmentId department, RowScope rows)
    {
        var now = Period.Of(clock.Today);
        return Due(department, policies.Current, Load(department, rows, now), now);
    }

    /// <summary>Months that may be reported, latest first: the running one and those behind it, two years back.</summary>
    public IReadOnlyList<Period> Months() => [.. Enumerable.Range(0, 24).Select(back => Period.Of(clock.Today.AddMonths(-back)))];

    private MonthDuty Due(DepartmentId department, PlacePolicy policy, History history, Period now)
    {
        var running = Duty(department, policy, history, now, now);
        if (running.State is null or ReportingState.NotDueYet or ReportingState.Missing)
        {
            return running;
        }

        return Enumerable.Range(1, 11).Select(back => Duty(department, policy, history, Period.Of(now.FirstDay.AddMonths(-back)), now))
            .FirstOrDefault(d => d.State == ReportingState.Missing) ?? running;
    }

    private MonthDuty Duty(DepartmentId department, PlacePolicy policy, History history, Period period, Period now)
    {
        if (period > now || (period < history.Began && !history.Events.Any(e => e.Period == period)))
        {
            return new MonthDuty(period, null, null, 0, WasCorrected: false, null, period < now);
        }

        var state = ReportingDiscipline.Review(policy.Profile, period, history.Events, clock.Now.DateTime).FirstOrDefault(d => d.Department == department);
        return new MonthDuty(period, state?.State ?? ReportingState.NothingInRealTime, state?.Deadline, state?.Submissions ?? 0, state?.WasCorrected ?? false, state?.LastAt, period < now);
    }

    private History Load(DepartmentId department, RowScope rows, Period now) => store.ReadWhole(scope =>
    {
        var began = store.Reconciliation.Periods(scope) is [.., var first] ? first : now;
        var from = new Period(began.Year < now.Year - 10 ? now.Year - 10 : began.Year, 1);
        return new History(
            ReportingEvents.Of(store.SubmissionLists.Reports(scope, rows, from, now), store.ZeroReports.ListOf(scope, department, from, now)),
            began > now ? now : began);
    });

    private static DateOnly? ReminderDay(WorkCalendar calendar, DateOnly deadline)
    {
        // A few days before may lie in the year before; the calendar knows years as a whole.
        return calendar.Knows(deadline.Year) && calendar.Knows(deadline.AddDays(-14).Year) ? calendar.ReminderDay(deadline) : null;
    }
}
