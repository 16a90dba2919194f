using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>新办残疾证 facts (GB/T 26341).</summary>
public sealed record DisabilityCertifiedFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.DisabilityCertified;

    public override decimal? Measure => null;

    /// <summary>残疾类别: 1 视力, 2 听力, 3 言语, 4 肢体, 5 智力, 6 精神, 7 多重.</summary>
    public required int Class { get; init; }

    /// <summary>残疾等级: 1 (most severe) to 4.</summary>
    public required int Grade { get; init; }

    /// <summary>残疾人证号: 20 or 22 characters; it contains the citizen id and is masked like one.</summary>
    public string? CertificateNumber { get; init; }

    /// <summary>监护人.</summary>
    public string? Guardian { get; init; }
}
