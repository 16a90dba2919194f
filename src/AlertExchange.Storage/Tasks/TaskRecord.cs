using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Tasks;

/// <summary>A row of the table task.</summary>
internal class TaskRecord
{
    public const string IdPrefix = "T-";

    public long TaskNo { get; init; }

    public long TaskId { get; init; }

    public long HouseholdKey { get; init; }

    public int Number { get; init; }

    public string? TownshipCode { get; init; }

    public string? Township { get; init; }

    public string? VillageCode { get; init; }

    public string? Village { get; init; }

    public int State { get; init; }

    public string AssignedOn { get; init; } = "";

    public string DueOn { get; init; } = "";

    public string? Outcome { get; init; }

    public string? HandedTo { get; init; }

    public int IsPlacedByHand { get; init; }

    public int IsAidGiven { get; init; }

    /// <summary>Only where the query joins it.</summary>
    public string? HouseholdCode { get; init; }

    public VerificationTask ToTask(IReadOnlyList<WarningId> warnings) => new()
    {
        TaskId = Columns.Id(TaskId, IdPrefix),
        Household = Columns.Subject(HouseholdKey),
        Number = Number,
        Place = new Placement(TownshipCode, Township, VillageCode, Village),
        State = (TaskState)State,
        AssignedOn = Columns.Day(AssignedOn),
        DueOn = Columns.Day(DueOn),
        Warnings = warnings,
        Outcome = Outcome,
        HandedTo = HandedTo,
        IsPlacedByHand = IsPlacedByHand == 1,
        IsAidGiven = IsAidGiven == 1,
    };

    public TaskRow ToRow(IReadOnlyList<WarningId> warnings)
    {
        var task = ToTask(warnings);
        return new TaskRow(task, task.Household.IsOffRoster ? task.Household.ToString() : HouseholdCode ?? task.Household.ToString());
    }
}
