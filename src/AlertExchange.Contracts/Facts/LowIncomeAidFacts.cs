using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>低保、特困、临时救助 facts.</summary>
public sealed record LowIncomeAidFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.LowIncomeAid;

    public override string? Code => AidType;

    public override decimal? Measure => null;

    /// <summary>救助类型: 低保, 特困供养, 临时救助, 低保边缘, 支出型困难.</summary>
    public required string AidType { get; init; }

    /// <summary>类别, for example A, B, C.</summary>
    public string? Category { get; init; }

    /// <summary>保障金 or 救助金额, yuan (a month for 低保, once for 临时救助).</summary>
    public decimal? Amount { get; init; }

    /// <summary>保障人数.</summary>
    public int? InsuredPeople { get; init; }

    /// <summary>低保证号 or other certificate number.</summary>
    public string? CertificateNumber { get; init; }

    /// <summary>救助原因.</summary>
    public string? Reason { get; init; }
}
