using System.ComponentModel;

namespace AlertExchange.Web.Api.Submissions;

/// <summary>One reason why a row was not taken.</summary>
public sealed record RejectionProblem(
    [property: Description("固定代码。")] string Code,
    [property: Description("列名；整行的问题没有。")] string? Column,
    [property: Description("怎么回事，怎么办。身份证号已脱敏。")] string Message);
