using System.ComponentModel;

namespace AlertExchange.Web.Api.ZeroReports;

/// <summary>A zero report that stands.</summary>
public sealed record ZeroReportAnswer(
    string Department,
    string Period,
    string ReportedBy,
    DateTimeOffset ReportedAt,
    [property: Description("false 表示这个月的零报告以前已经收到，没有改动。")] bool IsNew);
