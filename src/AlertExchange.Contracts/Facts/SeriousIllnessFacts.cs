using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>大病 facts.</summary>
public sealed record SeriousIllnessFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.SeriousIllness;

    public override decimal? Measure => null;

    /// <summary>病种.</summary>
    public required string Disease { get; init; }

    /// <summary>确诊医院.</summary>
    public string? Hospital { get; init; }

    /// <summary>是否签约家庭医生.</summary>
    public bool? FamilyDoctorSigned { get; init; }
}
