namespace AlertExchange.Pipeline.Bureau;

/// <summary>One township's month.</summary>
/// <param name="Code">Null: nobody knows the place.</param>
/// <param name="Tasks">Households to visit, cancelled visits left out.</param>
/// <param name="Overdue">With the township or a village after their last day.</param>
/// <param name="Verified">Closed with an outcome.</param>
public sealed record TownshipFigures(string? Code, string Name, int Warnings, int Households, int People, int Tasks, int Overdue, int Verified);
