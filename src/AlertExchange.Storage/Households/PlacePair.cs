namespace AlertExchange.Storage.Households;

/// <summary>A place as a roster writes it.</summary>
public sealed record PlacePair(string? Township, string? Village);
