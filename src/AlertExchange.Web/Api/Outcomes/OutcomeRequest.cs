using System.ComponentModel;

namespace AlertExchange.Web.Api.Outcomes;

/// <summary>What a visit found, as a township's system reports it.</summary>
public sealed record OutcomeRequest(
    [property: Description("结论代码，见 listOutcomes。")] string? Outcome,
    [property: Description("入户核查的日子。")] DateOnly? VisitedOn,
    [property: Description("原因代码；有的结论必填。")] string? Reason,
    [property: Description("只在持续跟踪时：再看一次的日子。")] DateOnly? LookAgainOn,
    [property: Description("补充说明，至多 1000 字；加密保存。")] string? Note)
{
    /// <summary>A note may name people: it is not printed.</summary>
    public override string ToString() => $"{nameof(OutcomeRequest)} {{ {Outcome}, {Reason} }}";
}
