using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Access;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>A page of the liaison's desk: always about the one department that the account is bound to.</summary>
[Needs(Permission.Report)]
public abstract class ReportingPage : ViewerPage
{
    public DepartmentId Department => Viewer.Department ?? throw new InvalidOperationException("A liaison's account is bound to a department.");

    /// <summary>2022年8月.</summary>
    public static string InWords(Period period) => $"{period.Year}年{period.Month}月";
}
