using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Tasks;

namespace AlertExchange.Pipeline.Reporting;

/// <summary>Tasks as lines.</summary>
internal static class TaskTexts
{
    public static readonly string Cancelled = TaskState.Cancelled.Id();

    public static TaskLine Line(TaskRow row) => new()
    {
        TaskId = row.Task.TaskId,
        // In an order of their own: which of two files was assessed first is not to be seen in a list.
        WarningIds = string.Join(' ', row.Task.Warnings.Select(w => w.Value).Order(StringComparer.Ordinal)),
        HouseholdCode = row.HouseholdCode,
        TownshipCode = row.Task.Place.TownshipCode,
        Township = row.Task.Place.Township,
        Village = row.Task.Place.Village,
        State = row.Task.State.Id(),
        AssignedOn = row.Task.AssignedOn,
        DueOn = row.Task.DueOn,
        Outcome = row.Task.Outcome,
    };
}
