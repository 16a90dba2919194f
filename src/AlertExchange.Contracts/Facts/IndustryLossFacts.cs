using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>产业受损 facts. Amounts are yuan.</summary>
public sealed record IndustryLossFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.IndustryLoss;

    public override decimal? Measure => Loss;

    /// <summary>经济损失. Null only where the form does not require it.</summary>
    public decimal? Loss { get; init; }

    /// <summary>品种 or business.</summary>
    public string? Product { get; init; }

    /// <summary>受损原因.</summary>
    public string? Cause { get; init; }

    /// <summary>面积, in mu (亩, 1/15 hectare).</summary>
    public decimal? AreaMu { get; init; }
}
