namespace AlertExchange.Storage.Bureau;

/// <summary>How many warnings of a month stand, of how many households and people. Withdrawn ones are not counted.</summary>
/// <param name="Key">Township code or department; null: no place, or all together.</param>
/// <param name="People">Warnings that concern a household as a whole add none.</param>
public sealed record WarningFigures(string? Key, int Warnings, int Households, int People);
