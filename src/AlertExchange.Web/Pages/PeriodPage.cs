using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AlertExchange.Web.Pages;

/// <summary>A page about one month, which stands in its address as <c>?period=2022-08</c>; without it the latest month that has data.</summary>
public abstract class PeriodPage(ExchangeReports reports) : PageModel
{
    /// <summary>Lines on one page of a list.</summary>
    public const int PageSize = 50;

    protected ExchangeReports Reports { get; } = reports;

    [BindProperty(SupportsGet = true, Name = "period")]
    public string? PeriodText { get; set; }

    /// <summary>1-based.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public Period Period { get; private set; }

    /// <summary>Months with data, latest first.</summary>
    public IReadOnlyList<Period> Periods { get; private set; } = [];

    /// <summary>False when the address names no month; the page then answers 400 and says so.</summary>
    protected bool TryReadPeriod()
    {
        Periods = Reports.PeriodsWithData();
        PageNumber = Math.Max(1, PageNumber);
        if (string.IsNullOrEmpty(PeriodText))
        {
            Period = Periods.Count > 0 ? Periods[0] : Reports.CurrentPeriod;
            PeriodText = Period.ToString();
            return true;
        }

        if (!Period.TryParse(PeriodText, out var period))
        {
            return false;
        }

        Period = period;
        return true;
    }

    protected BadRequestObjectResult NotAPeriod() => BadRequest("月份应写成 2022-08 这样的年-月。");
}
