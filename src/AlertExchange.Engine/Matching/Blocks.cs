namespace AlertExchange.Engine.Matching;

/// <summary>The ways in which candidates are found without comparing a row with everybody, narrow ones first.</summary>
[Flags]
public enum Blocks : ushort
{
    None = 0,
    /// <summary>The id as written stands on the roster.</summary>
    ExactId = 1,
    /// <summary>What is left of the id, its first 15 digits as a rule, is the beginning of the person's.</summary>
    IdPrefix = 2,
    /// <summary>One digit replaced, two adjacent ones exchanged, one dropped or added.</summary>
    IdNeighbour = 4,
    /// <summary>The name sounds the same, in the township.</summary>
    NameAndTownship = 8,
    /// <summary>The name sounds the same, in the village.</summary>
    SoundAndVillage = 16,
    /// <summary>The household in the village whose head's name sounds as the row's does.</summary>
    HeadAndVillage = 32,
    /// <summary>Birth date and given name agree, in the township; the whole name where that brings nobody, in the county.</summary>
    BirthDateAndGivenName = 64,
    /// <summary>The household of the person to whom an id of the row leads.</summary>
    Household = 128,
    /// <summary>The name is one slip away, in the village: another character, one left out or put in, two exchanged.</summary>
    SimilarNameAndVillage = 256,
}
