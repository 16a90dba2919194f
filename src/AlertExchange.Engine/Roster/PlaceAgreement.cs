namespace AlertExchange.Engine.Roster;

/// <summary>How the place that a row names goes with a place of the roster.</summary>
public enum PlaceAgreement : byte
{
    /// <summary>One of the two says nothing.</summary>
    Unknown = 0,
    /// <summary>Another township, or another village where no townships are compared.</summary>
    Different = 1,
    /// <summary>The same township; another village, or none said.</summary>
    SameTownship = 2,
    /// <summary>The same village under a former or popular name (merged villages, <c>config/areas/aliases</c>).</summary>
    SameVillageByOtherName = 3,
    /// <summary>The same village by its name.</summary>
    SameVillage = 4,
}
