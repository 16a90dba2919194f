namespace AlertExchange.Storage.Tests;

/// <summary>A monotonic clock that a test moves by hand, and a wall clock that nobody may look at.</summary>
internal sealed class TestClock : TimeProvider
{
    private long _ticks = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("The wall clock was asked, which may jump.");

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
