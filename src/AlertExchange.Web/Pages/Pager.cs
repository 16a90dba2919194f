using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Web.Pages;

/// <summary>Where a list stands: which page of how many lines.</summary>
public sealed record Pager(Period Period, int Page, int Count)
{
    public int Pages => Math.Max(1, (Count + PeriodPage.PageSize - 1) / PeriodPage.PageSize);
}
