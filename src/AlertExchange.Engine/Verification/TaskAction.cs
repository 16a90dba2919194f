namespace AlertExchange.Engine.Verification;

/// <summary>What somebody does with a task. Numbers are stored: never reuse one.</summary>
public enum TaskAction : byte
{
    /// <summary>签收.</summary>
    Accept = 1,
    /// <summary>交村办理.</summary>
    HandToVillage = 2,
    /// <summary>收回: the township takes it back from the village.</summary>
    TakeBack = 3,
    /// <summary>村退回: the village gives it back to the township, with a reason.</summary>
    GiveBack = 4,
    /// <summary>退回上级: the township asks the bureau, with a reason.</summary>
    AskBack = 5,
    /// <summary>答复: the bureau answers, and may send it to another township.</summary>
    Answer = 6,
    /// <summary>反馈结论.</summary>
    Report = 7,
    /// <summary>确认.</summary>
    Confirm = 8,
    /// <summary>退回重核, with a reason.</summary>
    Return = 9,
    /// <summary>指定乡镇: the bureau says where an unplaced household lies.</summary>
    Place = 10,
}
