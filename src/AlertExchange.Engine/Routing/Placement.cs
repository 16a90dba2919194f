namespace AlertExchange.Engine.Routing;

/// <summary>Where a household or address lies. Township null: nobody knows, it stands in the bureau's unplaced list.</summary>
/// <param name="TownshipCode">Nine digits.</param>
/// <param name="VillageCode">Twelve digits, or null when only the township is known.</param>
public sealed record Placement(string? TownshipCode, string? Township, string? VillageCode, string? Village)
{
    /// <summary>An address that says nothing.</summary>
    public static Placement Unplaced { get; } = new(null, null, null, null);

    public bool IsPlaced => TownshipCode is not null;
}
