using AlertExchange.Engine.Access;
using AlertExchange.Storage.Audit;

namespace AlertExchange.Pipeline.Auditing;

/// <summary>The audit log in Chinese.</summary>
public static class AuditTexts
{
    public static string Title(AuditAction action) => action switch
    {
        AuditAction.SignedIn => "登录",
        AuditAction.SignInRefused => "登录被拒",
        AuditAction.SignedOut => "退出登录",
        AuditAction.LockedOut => "账号锁定",
        AuditAction.PasswordChanged => "修改密码",
        AuditAction.SecondFactorChanged => "变更动态码",
        AuditAction.PersonViewed => "查看农户",
        AuditAction.ValueRevealed => "查看完整号码",
        AuditAction.Searched => "查找农户",
        AuditAction.RevealRefused => "查看号码超限",
        AuditAction.FileSubmitted => "上传文件",
        AuditAction.FileConfirmed => "确认文件",
        AuditAction.ZeroReported => "零报告",
        AuditAction.ZeroCorrected => "更正零报告",
        AuditAction.BindingChanged => "变更列对应",
        AuditAction.FileSentBack => "退回文件",
        AuditAction.ReviewDecided => "人工核对决定",
        AuditAction.ReviewUndone => "撤销核对决定",
        AuditAction.WarningHandled => "办理预警",
        AuditAction.WarningSilenced => "静默预警",
        AuditAction.HouseholdPlaced => "指定乡镇",
        AuditAction.TaskAccepted => "签收任务",
        AuditAction.TaskHandedOn => "转交任务",
        AuditAction.TaskAskedBack => "退回任务",
        AuditAction.OutcomeReported => "反馈结论",
        AuditAction.OutcomeConfirmed => "确认结论",
        AuditAction.OutcomeReturned => "退回结论",
        AuditAction.Exported => "导出",
        AuditAction.AccountCreated => "新建账号",
        AuditAction.AccountChanged => "变更账号",
        AuditAction.AccountDisabled => "停用账号",
        AuditAction.PasswordReset => "重置密码",
        AuditAction.LiaisonHandedOver => "联络员交接",
        AuditAction.KeyIssued => "发放接口密钥",
        AuditAction.KeyRevoked => "吊销接口密钥",
        AuditAction.WebhookChanged => "变更推送地址",
        AuditAction.RosterImported => "导入花名册",
        AuditAction.PolicyChanged => "变更政策口径",
        AuditAction.DeadLetterReplayed => "重做搁置事项",
        AuditAction.AuditVerified => "核验操作记录",
        AuditAction.AuditMarkRenewed => "记录外标记缺失，已重建",
        AuditAction.AuditCutShort => "发现记录曾被截短",
        _ => $"操作 {(int)action}",
    };

    /// <summary>What a verification found, and what to do.</summary>
    public static string Of(AuditVerification verification) => verification switch
    {
        { Fault: null, Doubts.Count: 0 } => $"{verification.Entries} 条记录完整、连续、未被改动。",
        { Fault: null } => $"{verification.Entries} 条记录连续、未被改动；但第 {string.Join('、', verification.Doubts.Take(10))} 条之前记录曾被截短、数据库曾换成旧的，或记录外标记曾丢失，请核实缘由（如从备份恢复）。",
        { Fault: AuditFault.Altered } => $"第 {verification.EntryNo} 条记录与写入时不符：被改动、插入或调换。之前的 {verification.EntryNo - 1} 条完整。请保留现场并报告。",
        { Fault: AuditFault.Missing } => $"第 {verification.EntryNo} 条记录缺失：被删除，或记录从此处截断。请保留现场并报告。",
        { Fault: AuditFault.Surplus } => $"第 {verification.EntryNo} 条记录多余：不是本系统写入的。请保留现场并报告。",
        { Fault: AuditFault.HeadAltered } => "记录末尾的标记与写入时不符。各条记录相互连续，但不能确定末尾是否完整。请保留现场并报告。",
        { Fault: AuditFault.MarkMissing } => "数据目录中缺少记录外标记 audit.head，不能确定末尾是否完整。请核实是否有人删除，或数据目录是否换过。",
        { Fault: AuditFault.MarkAltered } => "数据目录中的记录外标记 audit.head 已损坏或不属于本系统，不能确定末尾是否完整。请保留现场并报告。",
        _ => throw new ArgumentOutOfRangeException(nameof(verification)),
    };
}
