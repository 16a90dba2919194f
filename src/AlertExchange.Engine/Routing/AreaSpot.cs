namespace AlertExchange.Engine.Routing;

/// <summary>What a text says about a place.</summary>
/// <param name="Town">Named in the text itself, never inferred from a village.</param>
/// <param name="Rest">What follows the township (or the county, where no township is named).</param>
internal readonly record struct AreaSpot(AreaTown? Town, AreaVillage? Village, string Rest)
{
    /// <summary>Nothing below the county is said.</summary>
    public bool IsSilent => Town is null && Rest.Length == 0;
}
