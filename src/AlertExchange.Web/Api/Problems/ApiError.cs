using System.ComponentModel;

namespace AlertExchange.Web.Api.Problems;

/// <summary>One thing that is wrong with a request.</summary>
public sealed record ApiError(
    [property: Description("哪里：参数名，或 JSON 中的位置，如 alerts[3].subject.name。")] string Path,
    [property: Description("固定代码。")] string Code,
    [property: Description("中文说明，不含个人信息。")] string Message);
