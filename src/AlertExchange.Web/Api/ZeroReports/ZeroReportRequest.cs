using System.ComponentModel;

namespace AlertExchange.Web.Api.ZeroReports;

/// <summary>A zero report.</summary>
public sealed record ZeroReportRequest(
    [property: Description("所属月份，如 2022-08。")] string? Period,
    [property: Description("谁确认本月没有情况，1 到 40 个字。")] string? ReportedBy);
