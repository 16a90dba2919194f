using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>信访困难 facts.</summary>
public sealed record PetitionHardshipFacts : AlertFacts
{
    public override AlertKind Kind => AlertKind.PetitionHardship;

    public override decimal? Measure => null;

    /// <summary>诉求 summary.</summary>
    public required string Appeal { get; init; }

    /// <summary>年人均纯收入, yuan.</summary>
    public decimal? PerCapitaIncome { get; init; }
}
