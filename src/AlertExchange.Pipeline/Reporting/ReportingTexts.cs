using AlertExchange.Engine.Routing;

namespace AlertExchange.Pipeline.Reporting;

/// <summary>How reporting states read.</summary>
public static class ReportingTexts
{
    public static string Of(ReportingState state) => state switch
    {
        ReportingState.Reported => "已报送",
        ReportingState.Zero => "零报告",
        ReportingState.Late => "迟报",
        ReportingState.Missing => "缺报",
        ReportingState.Corrected => "已更正",
        ReportingState.NotDueYet => "未到期",
        ReportingState.NothingInRealTime => "实时报送",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The state's id for scripts.</summary>
    public static string Id(ReportingState state) => state switch
    {
        ReportingState.Reported => "reported",
        ReportingState.Zero => "zero",
        ReportingState.Late => "late",
        ReportingState.Missing => "missing",
        ReportingState.Corrected => "corrected",
        ReportingState.NotDueYet => "not-due",
        ReportingState.NothingInRealTime => "real-time",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
