using System.ComponentModel;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Web.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.Submissions;

/// <summary>What is said about a file that is handed in.</summary>
internal sealed record SubmitFileRequest
{
    [FromQuery(Name = "period"), Description("所属月份，如 2022-08，必填。")]
    public string? PeriodText { get; init; }

    [FromQuery(Name = "kind"), Description("预警种类，如 medical-cost；不写由系统识别。")]
    public string? KindText { get; init; }

    [FromQuery(Name = "append"), Description("true：追加，本次没有的行不算撤回。")]
    public bool? Append { get; init; }

    [FromQuery(Name = "confirm"), Description("true：退回的行超过限度也接收其余的行。")]
    public bool? Confirm { get; init; }

    [FromQuery(Name = "fileName"), Description("文件名，带扩展名；multipart 时取自文件部分。")]
    public string? FileName { get; init; }

    public Period? Period => Contracts.Alerts.Period.TryParse(PeriodText, out var period) ? period : null;

    public AlertKind? Kind => AlertKinds.TryParse(KindText, out var kind) ? kind : null;

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public ApiProblem? Problem => this switch
    {
        { Period: null } => ApiProblem.Wrong("period", "请写明月份，如 period=2022-08。"),
        { KindText.Length: > 0, Kind: null } => ApiProblem.Wrong("kind", $"没有这个预警种类，可用：{string.Join("、", AlertKinds.All.Select(k => k.Id()))}。"),
        _ => null,
    };
}
