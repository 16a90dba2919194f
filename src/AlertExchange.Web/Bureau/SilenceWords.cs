using AlertExchange.Engine.Silencing;
using AlertExchange.Pipeline.Bureau;

namespace AlertExchange.Web.Bureau;

/// <summary>How the bureau's pages put silences into words.</summary>
public static class SilenceWords
{
    public static (string? Done, string? Undone) Tell(SilenceResult result) => result switch
    {
        SilenceResult.Made { Warnings: 0 } => ("已静默。到期后自动恢复，期间预警照常显示。", null),
        SilenceResult.Made made => ($"已静默 {made.Silences} 项（{made.Warnings} 条预警）。到期后自动恢复，期间预警照常显示。", null),
        SilenceResult.Refused refused => (null, Why(refused.Why)),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    public static string State(SilenceState state) => state switch
    {
        SilenceState.Pending => "未开始",
        SilenceState.Active => "生效中",
        SilenceState.Expired => "已结束",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static string Why(SilenceProblem problem) => problem switch
    {
        SilenceProblem.Reason => $"请写明静默原因，最多 {SilenceRequest.MostReason} 个字。",
        SilenceProblem.Days => $"请选择截止日期：不早于今天，最长 {Silence.MostDays} 天。",
        SilenceProblem.Everything => "请至少指定户、规则、部门、乡镇中的一项，不能静默全县。",
        SilenceProblem.TooMany => $"一次最多静默 {SilenceDesk.MostAtOnce} 户。范围更大时，请到“静默”页按规则、部门或乡镇设置。",
        SilenceProblem.Nothing => "没有选中任何预警。",
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };
}
