using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>饮水安全 facts.</summary>
public sealed record UnsafeDrinkingWaterFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.UnsafeDrinkingWater;

    public override decimal? Measure => null;

    /// <summary>存在问题.</summary>
    public required string Problem { get; init; }

    /// <summary>水源.</summary>
    public string? WaterSource { get; init; }

    /// <summary>影响人口.</summary>
    public int? People { get; init; }
}
