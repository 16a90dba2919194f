using System.ComponentModel;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Connecting;
using AlertExchange.Web.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.Lists;

/// <summary>What every list can be asked.</summary>
internal sealed record ListRequest
{
    [FromQuery(Name = "period"), Description("所属月份，如 2022-08；不写为全部。")]
    public string? PeriodText { get; init; }

    [FromQuery(Name = "cursor"), Description("上一页答复里的 next（或记下的 last）；第一页不写。")]
    public string? CursorText { get; init; }

    [FromQuery(Name = "limit"), Description("一页几条，1 到 500，不写为 100。")]
    public int? Limit { get; init; }

    public Period? Period => Contracts.Alerts.Period.TryParse(PeriodText, out var period) ? period : null;

    public int Size => Limit ?? Cursor.DefaultLimit;

    public long After => Cursor.Read(CursorText) ?? 0;

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public ApiProblem? Problem => this switch
    {
        { PeriodText.Length: > 0, Period: null } => ApiProblem.Wrong("period", "月份应写成 2022-08 这样的年-月。"),
        { Size: < 1 or > Cursor.MaxLimit } => ApiProblem.Wrong("limit", $"limit 应在 1 与 {Cursor.MaxLimit} 之间。"),
        _ when Cursor.Read(CursorText) is null => ApiProblem.Wrong("cursor", "cursor 应是上一页答复里的 next，原样写回。"),
        _ => null,
    };

    /// <summary>Answers a page of what was read one longer than it.</summary>
    public IResult Answer<TRow, TItem>(IReadOnlyList<Placed<TRow>> rows, Func<TRow, TItem> item) => new ApiJsonResult<PageOf<TItem>>(new PageOf<TItem>(
        [.. rows.Take(Size).Select(r => item(r.Value))],
        rows.Count > Size ? Cursor.Of(rows[Size - 1].Place) : null,
        rows.Count > 0 ? Cursor.Of(rows[Math.Min(rows.Count, Size) - 1].Place) : null));
}
