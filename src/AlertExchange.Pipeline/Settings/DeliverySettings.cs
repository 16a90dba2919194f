namespace AlertExchange.Pipeline.Settings;

/// <summary>How hard notices are tried.</summary>
public sealed record DeliverySettings
{
    /// <summary>After the first failure in a row a destination is tried for so long; then it stops until somebody asks.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Before the second attempt; doubled each time, less up to half of it by chance, so that receivers are not asked in step.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>For one attempt, connecting included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two looks into an outbox that was empty.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromMilliseconds(500);
}
