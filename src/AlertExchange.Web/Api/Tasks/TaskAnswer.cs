using System.ComponentModel;
using System.Text.Json;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Tasks;

namespace AlertExchange.Web.Api.Tasks;

/// <summary>A verification task as systems read it: codes, no names and no ids.</summary>
public sealed record TaskAnswer
{
    public required string TaskId { get; init; }

    [Description("引起它的预警；部门只看到本部门的。")]
    public required IReadOnlyList<string> WarningIds { get; init; }

    public required string HouseholdCode { get; init; }

    public string? TownshipCode { get; init; }

    public string? Township { get; init; }

    public string? VillageCode { get; init; }

    public string? Village { get; init; }

    [Description("任务走到哪一步，固定代码，如 assigned 待接收、unplaced 待定乡镇、closed 已办结、cancelled 已取消。")]
    public required string State { get; init; }

    public required DateOnly AssignedOn { get; init; }

    [Description("最后一天，含当日。")]
    public required DateOnly DueOn { get; init; }

    [Description("核查结论的固定代码；还没有结论时不给出。")]
    public string? Outcome { get; init; }

    internal static TaskAnswer Of(TaskRow row) => new()
    {
        TaskId = row.Task.TaskId,
        WarningIds = [.. row.Task.Warnings.Select(w => w.Value)],
        HouseholdCode = row.HouseholdCode,
        TownshipCode = row.Task.Place.TownshipCode,
        Township = row.Task.Place.Township,
        VillageCode = row.Task.Place.VillageCode,
        Village = row.Task.Place.Village,
        State = Id(row.Task.State),
        AssignedOn = row.Task.AssignedOn,
        DueOn = row.Task.DueOn,
        Outcome = row.Task.Outcome,
    };

    internal static string Id(TaskState state) => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}
