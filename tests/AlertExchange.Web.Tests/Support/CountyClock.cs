namespace AlertExchange.Web.Tests.Support;

/// <summary>A clock that starts on 20 October 2026, nine in the morning at the place, goes on with the machine's, and can be put forward.</summary>
internal sealed class CountyClock : TimeProvider
{
    public static DateTimeOffset Start { get; } = new(2026, 10, 20, 1, 0, 0, TimeSpan.Zero);

    private readonly long _started = System.GetTimestamp();
    private TimeSpan _ahead;

    /// <summary>The machine itself may keep any zone.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.CreateCustomTimeZone("elsewhere", TimeSpan.FromHours(-9), "elsewhere", "elsewhere");

    public override DateTimeOffset GetUtcNow() => Start + System.GetElapsedTime(_started) + _ahead;

    public void PutForward(TimeSpan by) => _ahead += by;
}
