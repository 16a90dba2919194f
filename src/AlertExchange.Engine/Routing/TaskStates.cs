namespace AlertExchange.Engine.Routing;

/// <summary>What states have in common.</summary>
public static class TaskStates
{
    public static IReadOnlyList<TaskState> All { get; } = Enum.GetValues<TaskState>();

    /// <summary>The states of a task that has not come to an end.</summary>
    public static IReadOnlyList<TaskState> Open { get; } = [.. All.Where(IsOpen)];

    /// <summary>True until a task is closed or cancelled.</summary>
    public static bool IsOpen(this TaskState state) => state is not (TaskState.Cancelled or TaskState.Closed);

    /// <summary>True while a visit is owed by the township or village; what waits for the bureau is not late by their fault.</summary>
    public static bool IsInHand(this TaskState state) => state is TaskState.Assigned or TaskState.Accepted or TaskState.WithVillage;

    /// <summary>As exports and messages write it.</summary>
    public static string Id(this TaskState state) => state switch
    {
        TaskState.Assigned => "assigned",
        TaskState.Unplaced => "unplaced",
        TaskState.Cancelled => "cancelled",
        TaskState.Closed => "closed",
        TaskState.Accepted => "accepted",
        TaskState.WithVillage => "with-village",
        TaskState.AskedBack => "asked-back",
        TaskState.Reported => "reported",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>As people read it.</summary>
    public static string Title(this TaskState state) => state switch
    {
        TaskState.Assigned => "待签收",
        TaskState.Unplaced => "待定位",
        TaskState.Cancelled => "已撤销",
        TaskState.Closed => "已办结",
        TaskState.Accepted => "乡镇办理中",
        TaskState.WithVillage => "村办理中",
        TaskState.AskedBack => "退回待答复",
        TaskState.Reported => "待确认",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
