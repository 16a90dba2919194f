using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>督查发现问题 facts.</summary>
public sealed record InspectionFindingFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.InspectionFinding;

    public override string? Code => Category;

    public override decimal? Measure => null;

    /// <summary>问题描述.</summary>
    public required string Finding { get; init; }

    /// <summary>问题来源: 督查, 暗访, 调研, 考核评估.</summary>
    public string? FoundBy { get; init; }

    /// <summary>问题类别.</summary>
    public string? Category { get; init; }
}
