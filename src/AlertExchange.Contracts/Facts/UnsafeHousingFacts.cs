using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>住房安全 facts.</summary>
public sealed record UnsafeHousingFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.UnsafeHousing;

    public override string? Code => Grade;

    public override decimal? Measure => null;

    /// <summary>危房等级: A, B, C, D, or 隐患 for a hazard without appraisal.</summary>
    public required string Grade { get; init; }

    /// <summary>房屋结构.</summary>
    public string? Structure { get; init; }

    /// <summary>改造方式, for example 修缮 or 重建.</summary>
    public string? Remedy { get; init; }
}
