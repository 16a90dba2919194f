using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>案件事故 facts. Amounts are yuan.</summary>
public sealed record CrimeOrAccidentFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.CrimeOrAccident;

    public override decimal? Measure => PropertyLoss;

    /// <summary>类型: 盗窃, 抢劫, 诈骗, 交通事故, ….</summary>
    public required string IncidentType { get; init; }

    /// <summary>发生地点.</summary>
    public string? Location { get; init; }

    /// <summary>伤亡情况.</summary>
    public string? Casualties { get; init; }

    /// <summary>财产损失.</summary>
    public decimal? PropertyLoss { get; init; }
}
