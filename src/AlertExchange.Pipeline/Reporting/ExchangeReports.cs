using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Reporting;

/// <summary>Lists and figures of a month, for pages, commands and exports alike.</summary>
public sealed class ExchangeReports(ExchangeStore store, FormCatalog forms, PolicyDesk policies, PlaceClock clock)
{
    /// <summary>The month that today is in.</summary>
    public Period CurrentPeriod => Period.Of(clock.Today);

    /// <summary>Months with at least one submission or zero report, latest first.</summary>
    public IReadOnlyList<Period> PeriodsWithData() => store.Read(store.Reconciliation.Periods);

    /// <summary>The Chinese name of a department; its id when no file defines it.</summary>
    public string DepartmentName(DepartmentId department) => forms.Department(department)?.Name ?? department.Value;

    /// <summary>How each department kept its reporting duty.</summary>
    public IReadOnlyList<DepartmentReporting> Discipline(Period period)
    {
        var events = store.ReadWhole(scope => ReportingEvents.Of(store.SubmissionLists.Reports(scope, RowScope.County, period, period), store.ZeroReports.List(scope, period)));
        return ReportingDiscipline.Review(policies.Current.Profile, period, events, clock.Now.DateTime);
    }

    /// <summary>Every department that reported or should have, with its figures.</summary>
    public MonthReconciliation Reconcile(Period period)
    {
        var figures = store.ReadLists(scope => store.Reconciliation.ForPeriod(scope, period)).ToDictionary(f => f.Department);
        var rows = Discipline(period).Select(d =>
        {
            var f = figures.GetValueOrDefault(d.Department);
            return f is null
                ? new ReconciliationRow(d.Department, DepartmentName(d.Department), ReportingTexts.Of(d.State), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                : new ReconciliationRow(d.Department, DepartmentName(d.Department), ReportingTexts.Of(d.State), f.Submissions,
                    f.Received, f.Rejected, f.Accepted, f.Definite, f.Possible, f.None, f.Warnings, f.Tasks, f.Replaced, f.Parked);
        }).ToList();
        return new MonthReconciliation(period, rows,
            store.ReadLists(scope => store.Bureau.Figures.OfMonth(scope, RowScope.County, period)).Warnings,
            store.ReadLists(scope => store.Bureau.Figures.Tasks(scope, RowScope.County, period, clock.Today)).Where(t => t.State != TaskState.Cancelled).Sum(t => t.Count),
            store.Read(scope => store.DeadLetters.CountHouseholds(scope, period)));
    }

    /// <summary>Warnings of a month, withdrawn ones too.</summary>
    public IReadOnlyList<WarningLine> Warnings(Period period) => store.Read(scope => store.Warnings.ReadByPeriod(scope, period).Select(WarningTexts.Line).ToList());

    /// <summary>Verification tasks that a month opened or touched, cancelled ones too.</summary>
    public IReadOnlyList<TaskLine> Tasks(Period period) => store.Read(scope => store.Tasks.ReadByPeriod(scope, period).Select(TaskTexts.Line).ToList());
}
