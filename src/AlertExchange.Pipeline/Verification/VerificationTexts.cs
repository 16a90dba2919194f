using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Verification;
using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Verification;

/// <summary>What people are told about the course of a task.</summary>
public static class VerificationTexts
{
    /// <summary>What a role is called in a sentence.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Bureau => "乡村振兴局",
        Role.Township => "乡镇",
        Role.Village => "村",
        _ => "系统",
    };

    /// <summary>Why an act was not to be, and what to do.</summary>
    public static string Of(StepRefusal why) => why switch
    {
        StepRefusal.NotNow => "任务现在的状态不能这样办理，请刷新后再看。",
        StepRefusal.NotYours => "您的账号不能办理这一步。",
        StepRefusal.Note => $"请写明原因或答复（不超过 {Outcome.MaxNote} 字）。",
        StepRefusal.Place => "请选择本乡镇的村（或要转交的乡镇）。",
        StepRefusal.AidFirstUnknown => "本县政策口径没有规定先行救助。",
        StepRefusal.AidGivenAlready => "已经登记过先行救助，请继续核查并反馈最后结论。",
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };

    /// <summary>What to complete before an outcome can be reported.</summary>
    public static string Of(OutcomeProblem problem) => problem switch
    {
        OutcomeProblem.Kind => "请选择核查结论。",
        OutcomeProblem.Reason => "请选择原因。",
        OutcomeProblem.NoteMissing => "请在说明里写明情况。",
        OutcomeProblem.NoteTooLong => $"说明请不超过 {Outcome.MaxNote} 字。",
        OutcomeProblem.VisitedOn => "入户日期应在任务派发之后、今天或以前。",
        OutcomeProblem.LookAgainOn => "请填写下次回访日期（明天起一年以内）。",
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };

    /// <summary>One step in one line.</summary>
    public static string Of(VerificationEvent step, Func<string, string> placeName)
    {
        var what = step.Action switch
        {
            TaskAction.HandToVillage when step.VillageCode is { } code => $"交给{placeName(code)}",
            TaskAction.Answer when step.TownshipCode is { } code => $"答复，转交{placeName(code)}",
            TaskAction.Place when step.TownshipCode is { } code => $"指定由{placeName(code)}办理",
            TaskAction.Report when step.Outcome is { } outcome => $"反馈：{Of(outcome)}",
            _ => step.Action.Title(),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{PlaceClock.AtPlace(step.At):M月d日 HH:mm} {step.Name} {what}");
    }

    /// <summary>An outcome with its reason.</summary>
    public static string Of(Outcome outcome) =>
        OutcomeReasons.Find(outcome.Reason) is { } reason ? $"{outcome.Kind.Title()}（{reason.Title}）" : outcome.Kind.Title();

    /// <summary>Tells somebody that the task went on while they were at it. What they typed is still there.</summary>
    public static string WentOn(TaskAnswer.WentOn answer, Func<string, string> placeName) => answer.Since is [.., var last]
        ? $"您填写期间，任务有了新进展：{Of(last, placeName)}。您填的内容还在，请核对后重新提交。"
        : "您填写期间，部门又报来新的数据，任务有变化。您填的内容还在，请看过预警原因后重新提交。";

    internal static AuditAction AuditOf(TaskAction action) => action switch
    {
        TaskAction.Accept => AuditAction.TaskAccepted,
        TaskAction.HandToVillage or TaskAction.TakeBack or TaskAction.GiveBack or TaskAction.Answer => AuditAction.TaskHandedOn,
        TaskAction.AskBack => AuditAction.TaskAskedBack,
        TaskAction.Report => AuditAction.OutcomeReported,
        TaskAction.Confirm => AuditAction.OutcomeConfirmed,
        TaskAction.Return => AuditAction.OutcomeReturned,
        TaskAction.Place => AuditAction.HouseholdPlaced,
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    internal static string AuditDetails(VerificationEvent step) => string.Join(' ', new[]
    {
        step.Action.ToString(), step.Outcome?.Kind.Id(), step.Outcome?.Reason, step.VillageCode ?? step.TownshipCode, step.Photos.Count > 0 ? $"photos={step.Photos.Count}" : null,
    }.OfType<string>());
}
