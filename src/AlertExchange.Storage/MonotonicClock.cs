namespace AlertExchange.Storage;

/// <summary>A clock that only goes forward. It has no date to tell: what waits or watches for signs of life must not know one.</summary>
internal sealed class MonotonicClock : TimeProvider
{
    public static readonly MonotonicClock Instance = new();

    public override DateTimeOffset GetUtcNow() => throw new NotSupportedException("The store waits by a clock without dates.");
}
