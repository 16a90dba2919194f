namespace AlertExchange.Engine.Policies;

/// <summary>Over which span alerts are put together; a new window is a new warning.</summary>
public enum AggregateWindow : byte
{
    /// <summary>The calendar month.</summary>
    Month = 1,
    /// <summary>1 January to 31 December (年度).</summary>
    CalendarYear,
    /// <summary>1 September to 31 August (学年), named by its first year.</summary>
    SchoolYear,
}
