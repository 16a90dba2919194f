using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Bureau;

/// <summary>The county at a glance: the month's funnel, places, departments, the year's trend, and what waits. Figures without lists for the auditor.</summary>
[Needs(Permission.SeeFigures)]
public sealed class DashboardModel(Dashboard dashboard, ExchangeReports reports) : PeriodPage(reports)
{
    private const int HeatClasses = 4;

    private int[] _heat = [];

    public DashboardFigures Figures { get; private set; } = null!;

    /// <summary>True where figures lead to the lists behind them.</summary>
    public bool HasLists => Viewer.May(Permission.SeeWarnings);

    public IActionResult OnGet()
    {
        if (!TryReadPeriod())
        {
            return NotAPeriod();
        }

        Figures = dashboard.Of(Period);
        _heat = [.. Figures.Townships.Where(t => t.Code is not null && t.Households > 0).Select(t => t.Households).Order()];
        return Page();
    }

    /// <summary>How warm a township is: a quarter of those with any warning has each class.</summary>
    public string Heat(TownshipFigures township)
    {
        if (township.Code is null || township.Households == 0)
        {
            return "heat";
        }

        var below = Array.FindIndex(_heat, h => h >= township.Households);
        return $"heat heat-{1 + (below * HeatClasses / _heat.Length)}";
    }

    public int Count(params ReadOnlySpan<ReportingState> states)
    {
        var count = 0;
        foreach (var department in Figures.Departments)
        {
            count += states.Contains(department.State) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The list of the month's warnings with a further filter.</summary>
    public string Warnings(string? key = null, string? value = null) => key is null ? $"/warnings?period={Period}" : $"/warnings?period={Period}&{key}={Uri.EscapeDataString(value ?? "")}";

    public string Tasks(string state, string? more = null) => $"/tasks?period={Period}&state={state}{more}";

    public static string Show(int figure) => figure.ToString("N0", CultureInfo.InvariantCulture);

    public static string Tag(ReportingState state) => state switch
    {
        ReportingState.Reported or ReportingState.Zero or ReportingState.Corrected => "ok",
        ReportingState.Late => "late",
        ReportingState.Missing => "missing",
        _ => "plain",
    };
}
