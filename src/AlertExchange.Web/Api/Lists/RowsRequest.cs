using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.Lists;

/// <summary>What a list inside something can be asked.</summary>
internal sealed record RowsRequest
{
    [FromQuery(Name = "cursor"), Description("上一页答复里的 next（或记下的 last）；第一页不写。")]
    public string? CursorText { get; init; }

    [FromQuery(Name = "limit"), Description("一页几条，1 到 500，不写为 100。")]
    public int? Limit { get; init; }

    public ListRequest List => new() { CursorText = CursorText, Limit = Limit };
}
