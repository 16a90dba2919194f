using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>How dead letters read.</summary>
public static class DeadLetterTexts
{
    public static string Of(DeadLetterKind kind) => kind switch
    {
        DeadLetterKind.Row => "行",
        DeadLetterKind.Household => "农户",
        DeadLetterKind.Submission => "报送",
        DeadLetterKind.Message => "消息",
        DeadLetterKind.Notice => "通知",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The kind's id for scripts.</summary>
    public static string Id(DeadLetterKind kind) => kind switch
    {
        DeadLetterKind.Row => "row",
        DeadLetterKind.Household => "household",
        DeadLetterKind.Submission => "submission",
        DeadLetterKind.Message => "message",
        DeadLetterKind.Notice => "notice",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(ReplayOutcome outcome) => outcome switch
    {
        ReplayOutcome.Done => "已重做",
        ReplayOutcome.StillFails => "重做后仍然出错，继续搁置",
        ReplayOutcome.Sent => "已放回原队列，由后台处理",
        ReplayOutcome.Busy => "正在处理中，请稍后再试",
        ReplayOutcome.Overtaken => "已有后来的报送，重做会盖掉它，没有重做；需要时请重新报送",
        ReplayOutcome.Refused => "内容仍不符合约定，没有重做",
        ReplayOutcome.Unknown => "没有这一条",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>What a row's id was like.</summary>
    public static string Of(CitizenIdState state) => state switch
    {
        CitizenIdState.Absent => "没有填",
        CitizenIdState.Sound => "号码无误",
        CitizenIdState.CheckDigitFails => "校验位不符",
        CitizenIdState.DigitsLost => "末几位丢失",
        CitizenIdState.Malformed => "位数或字符不对",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The outcome's id for scripts and for the record.</summary>
    public static string Id(ReplayOutcome outcome) => outcome switch
    {
        ReplayOutcome.Done => "done",
        ReplayOutcome.StillFails => "still-fails",
        ReplayOutcome.Sent => "sent",
        ReplayOutcome.Busy => "busy",
        ReplayOutcome.Overtaken => "overtaken",
        ReplayOutcome.Refused => "refused",
        ReplayOutcome.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
