namespace AlertExchange.Simulation.Evaluating;

/// <summary>Classes that one demand is made of together.</summary>
public enum RowGroup
{
    /// <summary>Whatever no demand is made of.</summary>
    Other = 0,
    /// <summary>A sound id and an agreeing name.</summary>
    SoundId = 1,
    /// <summary>An id of which enough is left to find the person by it.</summary>
    DamagedId = 2,
    /// <summary>Name and village are all there is; 3.41098E+17 tells no more than an empty cell.</summary>
    NameAndVillage = 3,
    /// <summary>Name and village, and one of them misspelt, old or shared; or something else in the village's place.</summary>
    NameOnlyHard = 4,
    /// <summary>The sound id of somebody with another name.</summary>
    WrongName = 5,
    /// <summary>A guardian's id in a child's row.</summary>
    GuardianId = 6,
    /// <summary>Somebody on no roster, with a sound id.</summary>
    StrangerWithId = 7,
    /// <summary>Somebody on no roster, without a usable id.</summary>
    StrangerWithoutId = 8,
    /// <summary>A stranger made to share name and village with somebody: no matcher can tell.</summary>
    StrangerNamesake = 9,
}
