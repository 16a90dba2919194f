using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Tracing;

namespace AlertExchange.Pipeline.OwnFiles;

/// <summary>The steps of a row in the words of the department that sent it. Who was meant, candidates, households and places are not among them.</summary>
internal static class OwnSteps
{
    /// <summary>Null for what a department is not told of.</summary>
    public static OwnStep? Of(RowStep step) => step switch
    {
        RowStep.Rejected rejected => new OwnStep("退回", string.Join("；", rejected.Problems.Select(p => p.Sentence)), "missing"),
        RowStep.Accepted accepted => new OwnStep("接收", $"作为“{accepted.Alert.Kind.Title()}”预警信息收下", "ok"),
        RowStep.Remarked { Remark: var remark } => new OwnStep(remark.IsDoubt ? "存疑" : "顺手整理", remark.Message, remark.IsDoubt ? "late" : "plain"),
        RowStep.Unmatched => new OwnStep("等待比对", "", "plain"),
        RowStep.Parked => new OwnStep("搁置", "程序处理这一行时出错，已单独放下，其他行不受影响。系统管理员修复后会重做，您不用再报。", "late"),
        RowStep.Matched matched => Match(matched.Match.Outcome, matched.Match.Strategy),
        RowStep.InReview => null,
        RowStep.Held => new OwnStep("整份暂存", "退回的行太多，整份文件还没有入账。", "late"),
        RowStep.Replaced => new OwnStep("已被替换", "后来的报送更正或撤回了这一行，它不再计入。", "plain"),
        RowStep.Warned { Warning: var warning } => new OwnStep(
            warning.Status == WarningTexts.Withdrawn ? "预警已撤回" : warning.Status == WarningTexts.Escalated ? "预警升级" : "发出预警",
            $"依据 {warning.Clause}",
            warning.Status == WarningTexts.Withdrawn ? "plain" : "info"),
        RowStep.Tasked { Task: var task } => Task(task),
        _ => throw new InvalidOperationException("Unknown step of a row."),
    };

    public static OwnStep Match(MatchOutcome outcome, MatchStrategy strategy) => outcome switch
    {
        MatchOutcome.Definite => new OwnStep("已对上人", strategy == MatchStrategy.ClericalReview ? "经乡村振兴局人工核对，与花名册对上了。" : "与花名册对上了。", "ok"),
        MatchOutcome.Possible => new OwnStep("待人工核对", "与花名册有相近的人，是不是同一个，由乡村振兴局核对。身份证号、姓名写全写准，可以少走这一步。", "late"),
        _ when strategy == MatchStrategy.AreaSignal => new OwnStep("区域信息", "这一行不针对个人，不与花名册比对。", "plain"),
        _ => new OwnStep("不在花名册", "花名册上没有这个人。身份证号没有错的，按一般农户处理。", "plain"),
    };

    private static OwnStep Task(TaskLine task) => task.State switch
    {
        _ when task.State == TaskState.Closed.Id() => new OwnStep("核查已办结", Outcome(task), "ok"),
        _ when task.State == TaskTexts.Cancelled => new OwnStep("核查已取消", "相应的预警都撤回了。", "plain"),
        _ => new OwnStep("乡镇核查中", $"{task.AssignedOn:yyyy-MM-dd} 交办，期限 {task.DueOn:yyyy-MM-dd}", "info"),
    };

    private static string Outcome(TaskLine task) => OutcomeKinds.Parse(task.Outcome) is { } outcome
        ? "结论：" + outcome.Title()
        : "";
}
