namespace AlertExchange.Pipeline.Settings;

/// <summary>How hard notices are tried.</summary>
public sealed record DeliverySettings
{
    /// <summary>Attempts before a destination stops: with the delays below some 25 minutes.</summary>
    public int Attempts { get; init; } = 12;

    /// <summary>Before the second attempt; doubled each time, with jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For one attempt, connecting included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two looks into an outbox that was empty.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromMilliseconds(500);
}
