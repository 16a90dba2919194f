using System.ComponentModel;

namespace AlertExchange.Web.Api.Lists;

/// <summary>A page of a list.</summary>
public sealed record PageOf<T>(
    [property: Description("本页，由先到后。")] IReadOnlyList<T> Items,
    [property: Description("下一页的 cursor；没有下一页时不给出。新增的排在最后，翻页途中不会漏、不会重。")] string? Next,
    [property: Description("本页最后一条的 cursor：记下来，以后从这里接着读新增的；空页不给出。")] string? Last);
