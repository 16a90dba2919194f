namespace AlertExchange.Simulation.People;

/// <summary>What people on no roster are called and where they come from.</summary>
internal enum StrangerKind
{
    /// <summary>A surname that nobody on the roster bears, so that no name and village can point to anybody.</summary>
    RareSurname,
    /// <summary>Any surname of the county.</summary>
    AnySurname,
    /// <summary>A surname as families of their village have it; some have a namesake there by chance.</summary>
    OfTheVillage,
    /// <summary>Of a household that is on the roster.</summary>
    Deceased,
}
