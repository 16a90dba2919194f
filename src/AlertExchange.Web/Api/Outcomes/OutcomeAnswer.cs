using System.ComponentModel;
using AlertExchange.Engine.Verification;
using AlertExchange.Storage.Connecting;

namespace AlertExchange.Web.Api.Outcomes;

/// <summary>An outcome that stands.</summary>
public sealed record OutcomeAnswer(
    string TaskId,
    string HouseholdCode,
    string? TownshipCode,
    [property: Description("no-risk 核实无风险，tracking 持续跟踪，take-in 拟纳入监测，aid-first 先行救助，data-wrong 数据有误，deceased 人员已故，moved 已迁出，duplicate 重复。")] string Outcome,
    [property: Description("原因的固定代码，如 reimbursed。")] string? Reason,
    [property: Description("入户核查的日子。")] DateOnly? VisitedOn,
    [property: Description("持续跟踪时，再看一次的日子。")] DateOnly? LookAgainOn,
    [property: Description("结论确定的时间。")] DateTimeOffset SettledAt,
    [property: Description("它答复的预警；部门只看到本部门的。")] IReadOnlyList<string> WarningIds)
{
    internal static OutcomeAnswer Of(SettledOutcome o) =>
        new(o.TaskId, o.HouseholdCode, o.TownshipCode, o.Kind.Id(), o.Reason, o.VisitedOn, o.LookAgainOn, o.SettledAt, [.. o.Warnings.Select(w => w.Value)]);
}
