using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages;

/// <summary>The month's verification tasks, a page at a time.</summary>
[Needs(Permission.SeeTasks)]
public sealed class TasksModel(ExchangeReports reports) : PeriodPage(reports)
{
    public IReadOnlyList<TaskLine> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public IActionResult OnGet()
    {
        if (!TryReadPeriod())
        {
            return NotAPeriod();
        }

        (Lines, Count) = Reports.TaskPage(Period, State.Page, ListState.PageSize);
        return Page();
    }

    public static string StateTitle(string state) => state switch
    {
        "assigned" => "待核查",
        "unplaced" => "待定乡镇",
        "cancelled" => "已取消",
        "closed" => "已办结",
        _ => state,
    };

    public static string StateClass(string state) => state switch
    {
        "assigned" => "late",
        "unplaced" => "missing",
        "closed" => "ok",
        _ => "plain",
    };
}
