using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>医疗费用 facts. Amounts are yuan.</summary>
public sealed record MedicalCostFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.MedicalCost;

    public override decimal? Measure => YearToDateSelfPay;

    /// <summary>年度内累计个人自付: cumulative from 1 January to the reporting day.</summary>
    public required decimal YearToDateSelfPay { get; init; }

    /// <summary>医疗总费用.</summary>
    public decimal? TotalCost { get; init; }

    /// <summary>统筹支付.</summary>
    public decimal? PooledFund { get; init; }

    /// <summary>大病保险支付.</summary>
    public decimal? SeriousIllnessInsurance { get; init; }

    /// <summary>医疗救助.</summary>
    public decimal? MedicalAid { get; init; }

    /// <summary>住院次数.</summary>
    public int? Admissions { get; init; }

    /// <summary>人员类别 as the department writes it.</summary>
    public string? PersonCategory { get; init; }
}
