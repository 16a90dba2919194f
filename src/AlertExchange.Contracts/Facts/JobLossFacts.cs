using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>失业 facts.</summary>
public sealed record JobLossFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.JobLoss;

    public override decimal? Measure => null;

    /// <summary>原务工单位.</summary>
    public string? Employer { get; init; }

    /// <summary>务工地.</summary>
    public string? WorkPlace { get; init; }

    /// <summary>失业前月收入, yuan.</summary>
    public decimal? MonthlyIncome { get; init; }

    /// <summary>失业原因.</summary>
    public string? Reason { get; init; }
}
