namespace AlertExchange.Pipeline.Tests.Support;

/// <summary>A clock that says what a test sets; timers run on the machine's clock.</summary>
internal sealed class PlaceTime : TimeProvider
{
    /// <summary>20 August 2022, ten in the morning at the place.</summary>
    public DateTimeOffset Utc { get; set; } = new(2022, 8, 20, 2, 0, 0, TimeSpan.Zero);

    /// <summary>The machine itself may keep any zone.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.CreateCustomTimeZone("elsewhere", TimeSpan.FromHours(-9), "elsewhere", "elsewhere");

    public override DateTimeOffset GetUtcNow() => Utc;
}
