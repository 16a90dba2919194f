using System.ComponentModel;
using AlertExchange.Pipeline.Connecting;

namespace AlertExchange.Web.Api.Submissions;

/// <summary>What a row was matched with.</summary>
public sealed record MatchAnswer(
    string Sheet,
    [property: Description("工作表中的行号，从 1 起；JSON 批次为第几条。")] int Row,
    [property: Description("预警种类。")] string Kind,
    [property: Description("definite 确定，possible 待核，none 未命中，parked 搁置。")] string Outcome,
    [property: Description("怎样得出的，固定代码，如 id-and-name。")] string Strategy,
    [property: Description("人编号；只在确定时给出，花名册外的人没有。")] string? PersonCode,
    [property: Description("户编号；只在确定时给出，花名册外的人没有。")] string? HouseholdCode,
    [property: Description("把握，千分之几。")] int Score,
    [property: Description("依据，中文。")] string Reasons,
    [property: Description("counts 有效，replaced 已被后来的报送代替，staged 暂存。")] string Standing,
    [property: Description("读取时的提示。")] IReadOnlyList<string> Remarks)
{
    internal static MatchAnswer Of(MatchLine line) => new(
        line.Sheet, line.Row, line.Kind, line.Outcome, line.Strategy, line.PersonCode, line.HouseholdCode, line.Score, line.Reasons, line.Standing, line.Remarks);
}
