namespace AlertExchange.Engine.Policies;

/// <summary>The day from which the recognition of a household is counted.</summary>
public enum ClockStart : byte
{
    /// <summary>农户申请.</summary>
    Application = 1,
    /// <summary>线索 (申报, 排查 or 部门预警).</summary>
    Clue,
    /// <summary>交办.</summary>
    Assignment,
}
