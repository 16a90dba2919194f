using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Simulation.Benchmarks;

/// <summary>What to make for load tests.</summary>
public sealed record BenchmarkOptions
{
    /// <summary>People on the roster; whole households are made, so there are up to six more.</summary>
    public int People { get; init; } = 1_000_000;

    public ulong Seed { get; init; } = 1;

    public required string AreaCsvPath { get; init; }

    public Period Period { get; init; } = new(2022, 8);
}
