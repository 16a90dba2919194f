using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages;

/// <summary>The month's reconciliation, department by department.</summary>
[Needs(Permission.SeeFigures)]
public sealed class ReconciliationModel(ExchangeReports reports, RecentReconciliations recent) : PeriodPage(reports)
{
    public IReadOnlyList<ReconciliationRow> Rows { get; private set; } = [];

    public int WarningCount { get; private set; }

    public int TaskCount { get; private set; }

    public int ParkedHouseholds { get; private set; }

    public IActionResult OnGet()
    {
        if (!TryReadPeriod())
        {
            return NotAPeriod();
        }

        var reconciliation = recent.Of(Period);
        Rows = reconciliation.Rows;
        WarningCount = reconciliation.Warnings;
        TaskCount = reconciliation.Tasks;
        ParkedHouseholds = reconciliation.ParkedHouseholds;
        return Page();
    }

    public int Total(Func<ReconciliationRow, int> figure) => Rows.Sum(figure);

    public static string TagClass(string status) => status switch
    {
        "已报送" or "零报告" or "已更正" => "ok",
        "迟报" => "late",
        "缺报" => "missing",
        _ => "plain",
    };
}
