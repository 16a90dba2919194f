using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>教育支出 facts. Amounts are yuan.</summary>
public sealed record EducationCostFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.EducationCost;

    public override decimal? Measure => SelfPaid;

    /// <summary>学年自付合计: tuition, lodging, books and meals of the school year after aid.</summary>
    public required decimal SelfPaid { get; init; }

    /// <summary>学年, for example 2021-2022; the school year that holds the period when the row does not say.</summary>
    public string? SchoolYear { get; init; }

    /// <summary>学杂费.</summary>
    public decimal? Tuition { get; init; }

    /// <summary>住宿费.</summary>
    public decimal? Lodging { get; init; }

    /// <summary>书本费.</summary>
    public decimal? Books { get; init; }

    /// <summary>伙食费.</summary>
    public decimal? Meals { get; init; }

    /// <summary>资助金额.</summary>
    public decimal? Aid { get; init; }

    /// <summary>学段: 普通高中, 中等职业, 高等教育.</summary>
    public string? Stage { get; init; }

    public string? School { get; init; }

    public string? StudentNumber { get; init; }

    /// <summary>监护人.</summary>
    public string? Guardian { get; init; }

    /// <summary>监护人身份证号: kept apart from the student's own.</summary>
    public string? GuardianId { get; init; }
}
