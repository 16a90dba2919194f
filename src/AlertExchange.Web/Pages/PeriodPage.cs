using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages;

/// <summary>A page about one month, which stands in its address as <c>?period=2022-08</c>; without it the latest month that has data.</summary>
public abstract class PeriodPage(ExchangeReports reports) : ViewerPage
{
    protected ExchangeReports Reports { get; } = reports;

    [BindProperty(SupportsGet = true, Name = "period")]
    public string? PeriodText { get; set; }

    /// <summary>Where the page's list stands.</summary>
    public ListState State => new(Request.Path, Request.Query);

    public Period Period { get; private set; }

    /// <summary>Months with data, latest first.</summary>
    public IReadOnlyList<Period> Periods { get; private set; } = [];

    /// <summary>False when the address names no month; the page then answers 400 and says so.</summary>
    protected bool TryReadPeriod()
    {
        Periods = Reports.PeriodsWithData();
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
