namespace AlertExchange.Pipeline;

/// <summary>
/// Tells the date and time of the place (Asia/Shanghai), whatever zone the machine keeps.
/// China has had one zone without daylight saving since 1991, so the offset is fixed and needs no zone data on the machine.
/// </summary>
public sealed class PlaceClock(TimeProvider time)
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Now, with the place's offset.</summary>
    public DateTimeOffset Now => time.GetUtcNow().ToOffset(Offset);

    /// <summary>Today at the place.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>A stored moment as the place's clock shows it.</summary>
    public static DateTimeOffset AtPlace(DateTimeOffset moment) => moment.ToOffset(Offset);

    /// <summary>When a day begins at the place.</summary>
    public static DateTimeOffset BeginOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);
}
