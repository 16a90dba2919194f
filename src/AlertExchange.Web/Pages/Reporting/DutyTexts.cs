using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Liaisons;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>How a month's state reads and looks: a word, a sign and a tag, so that colour alone tells nothing.</summary>
public static class DutyTexts
{
    public static string Word(MonthDuty month) => month.State switch
    {
        null => month.IsOver ? "未启用" : "未到",
        ReportingState.Reported => "已报送",
        ReportingState.Zero => "零报告",
        ReportingState.Late => "迟报",
        ReportingState.Missing => "缺报",
        ReportingState.Corrected => "已更正",
        ReportingState.NotDueYet => "待报送",
        ReportingState.NothingInRealTime => "无报送",
        _ => throw new ArgumentOutOfRangeException(nameof(month)),
    };

    public static string Icon(MonthDuty month) => month.State switch
    {
        ReportingState.Reported => "circle-check",
        ReportingState.Zero => "file-text",
        ReportingState.Late => "clock",
        ReportingState.Missing => "alert-triangle",
        ReportingState.Corrected => "edit",
        ReportingState.NotDueYet => "hourglass",
        _ => "calendar",
    };

    public static string Tag(MonthDuty month) => month.State switch
    {
        ReportingState.Reported or ReportingState.Zero or ReportingState.Corrected => "ok",
        ReportingState.Late => "late",
        ReportingState.Missing => "missing",
        ReportingState.NotDueYet => "info",
        _ => "plain",
    };
}
