using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>受灾困难 facts. Amounts are yuan.</summary>
public sealed record DisasterHardshipFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.DisasterHardship;

    public override string? Code => StillInHardship ? "是" : "否";

    public override decimal? Measure => null;

    /// <summary>灾害种类.</summary>
    public required string DisasterType { get; init; }

    /// <summary>救助后仍困难: whether basic living is still hard after emergency and transitional relief.</summary>
    public required bool StillInHardship { get; init; }

    /// <summary>直接经济损失.</summary>
    public decimal? Loss { get; init; }

    /// <summary>已发放救助款.</summary>
    public decimal? Relief { get; init; }

    /// <summary>需救助人口.</summary>
    public int? People { get; init; }

    /// <summary>受灾情况, for example 倒房2间.</summary>
    public string? Damage { get; init; }
}
