using System.ComponentModel;

namespace AlertExchange.Web.Api.Problems;

/// <summary>A problem as it is written (RFC 9457).</summary>
[Description("出错时的答复（RFC 9457）。程序按 code 判断，title 和 detail 给人看。")]
public sealed record ApiProblemBody(
    [property: Description("错误种类的网址，以 code 结尾。")] string Type,
    [property: Description("一句话。")] string Title,
    [property: Description("HTTP 状态码。")] int Status,
    [property: Description("怎么回事，怎么办。")] string Detail,
    [property: Description("固定代码。")] string Code,
    [property: Description("有几处错误时逐一列出。")] IReadOnlyList<ApiError>? Errors);
