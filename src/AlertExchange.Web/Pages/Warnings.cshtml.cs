using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages;

/// <summary>The month's warnings, a page at a time.</summary>
[Needs(Permission.SeeWarnings)]
public sealed class WarningsModel(ExchangeReports reports) : PeriodPage(reports)
{
    public IReadOnlyList<WarningLine> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public IActionResult OnGet()
    {
        if (!TryReadPeriod())
        {
            return NotAPeriod();
        }

        (Lines, Count) = Reports.WarningPage(Period, State.Page, ListState.PageSize);
        return Page();
    }

    public static string StatusTitle(string status) => status switch
    {
        "raised" => "已预警",
        "escalated" => "已升级",
        "withdrawn" => "已撤回",
        _ => status,
    };

    public static string StatusClass(string status) => status switch
    {
        "raised" => "ok",
        "escalated" => "late",
        _ => "plain",
    };

    public string RuleTitle(string kind) => AlertKinds.TryParse(kind, out var known) ? known.Title() : kind;

    public string DepartmentName(string department) => Reports.DepartmentName(new DepartmentId(department));
}
