namespace AlertExchange.Engine.Verification;

/// <summary>
/// The reasons. Those of 核实无风险 are what counties published of alarms that came to nothing; those of 持续跟踪 are the two that
/// 祁农工组〔2022〕6号 二（四） names; those of 拟纳入监测 are the risk types of the national system.
/// </summary>
public static class OutcomeReasons
{
    public static IReadOnlyList<OutcomeReason> All { get; } =
    [
        new("income-enough", OutcomeKind.NoRisk, "收入稳定，支出能负担"),
        new("reimbursed", OutcomeKind.NoRisk, "报销、资助、理赔后负担不大"),
        new("solved", OutcomeKind.NoRisk, "问题已解决（已复学、已修缮、已通水等）"),
        new("supported", OutcomeKind.NoRisk, "子女、亲属有能力赡养"),
        new("already-helped", OutcomeKind.NoRisk, "已是监测对象，措施已落实"),
        new("in-public-pay", OutcomeKind.NoRisk, "有公职、经商或较大资产"),
        new("no-risk-other", OutcomeKind.NoRisk, "其他（请写明）", NeedsNote: true),

        new("slightly-below", OutcomeKind.Tracking, "收入略低但稳定，“三保障”和饮水无问题", Clause: "二（四）"),
        new("self-solvable", OutcomeKind.Tracking, "保障有缺口，但收入较高、能自行解决", Clause: "二（四）"),
        new("tracking-other", OutcomeKind.Tracking, "其他（请写明）", NeedsNote: true),

        new("illness", OutcomeKind.TakeIn, "因病"),
        new("disability", OutcomeKind.TakeIn, "因残"),
        new("schooling", OutcomeKind.TakeIn, "因学"),
        new("disaster", OutcomeKind.TakeIn, "因灾"),
        new("accident", OutcomeKind.TakeIn, "因意外"),
        new("no-labour", OutcomeKind.TakeIn, "缺劳动力"),
        new("unsteady-work", OutcomeKind.TakeIn, "务工就业不稳"),
        new("housing", OutcomeKind.TakeIn, "因安全住房"),
        new("water", OutcomeKind.TakeIn, "因安全饮水"),
        new("industry-failed", OutcomeKind.TakeIn, "产业失败"),
        new("take-in-other", OutcomeKind.TakeIn, "其他（请写明）", NeedsNote: true),

        new("wrong-person", OutcomeKind.DataWrong, "不是本人"),
        new("wrong-amount", OutcomeKind.DataWrong, "金额不对"),
        new("did-not-happen", OutcomeKind.DataWrong, "没有这件事"),
        new("wrong-place", OutcomeKind.DataWrong, "不在本村，地址不对"),
        new("data-other", OutcomeKind.DataWrong, "其他（请写明）", NeedsNote: true),
    ];

    /// <summary>Those of an outcome; none where it needs none.</summary>
    public static IReadOnlyList<OutcomeReason> Of(OutcomeKind outcome) => [.. All.Where(reason => reason.Outcome == outcome)];

    public static OutcomeReason? Find(string? code) => All.FirstOrDefault(reason => reason.Code == code);
}
