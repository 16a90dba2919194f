using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>失学辍学 facts.</summary>
public sealed record SchoolDropoutFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.SchoolDropout;

    public override string? Code => Status;

    public override decimal? Measure => null;

    /// <summary>失学辍学情况, for example 休学, 辍学, 疑似辍学.</summary>
    public required string Status { get; init; }

    /// <summary>学籍号 (G + citizen id, or L/J for others).</summary>
    public string? StudentNumber { get; init; }

    public string? School { get; init; }

    /// <summary>年级班级.</summary>
    public string? GradeClass { get; init; }

    /// <summary>监护人.</summary>
    public string? Guardian { get; init; }

    /// <summary>监护人身份证号: kept apart from the pupil's own.</summary>
    public string? GuardianId { get; init; }
}
