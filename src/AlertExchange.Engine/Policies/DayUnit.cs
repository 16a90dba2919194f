namespace AlertExchange.Engine.Policies;

/// <summary>What a deadline counts.</summary>
public enum DayUnit : byte
{
    /// <summary>日, 天: every day.</summary>
    Calendar = 1,
    /// <summary>工作日: by the State Council's holiday notices.</summary>
    Working,
}
