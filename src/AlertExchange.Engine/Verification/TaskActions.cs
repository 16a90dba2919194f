namespace AlertExchange.Engine.Verification;

/// <summary>Titles of what can be done.</summary>
public static class TaskActions
{
    public static IReadOnlyList<TaskAction> All { get; } = Enum.GetValues<TaskAction>();

    public static string Title(this TaskAction action) => action switch
    {
        TaskAction.Accept => "签收",
        TaskAction.HandToVillage => "交村办理",
        TaskAction.TakeBack => "收回",
        TaskAction.GiveBack => "村退回乡镇",
        TaskAction.AskBack => "退回乡村振兴局",
        TaskAction.Answer => "答复",
        TaskAction.Report => "反馈结论",
        TaskAction.Confirm => "确认结论",
        TaskAction.Return => "退回重核",
        TaskAction.Place => "指定乡镇",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    /// <summary>True where the other side has to be told why, or what.</summary>
    public static bool NeedsNote(this TaskAction action) => action is TaskAction.GiveBack or TaskAction.AskBack or TaskAction.Answer or TaskAction.Return;
}
