using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>价格下跌 facts: a signal for an area, no persons.</summary>
public sealed record PriceDropFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.PriceDrop;

    public override decimal? Measure => null;

    /// <summary>品种.</summary>
    public required string Product { get; init; }

    /// <summary>本期价, yuan per the unit of the row.</summary>
    public decimal? CurrentPrice { get; init; }

    /// <summary>涨跌幅, percent; a fall is negative.</summary>
    public required decimal ChangePercent { get; init; }
}
