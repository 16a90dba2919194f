namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>How the place a row names compares with where a person lives.</summary>
public enum PlaceLevel : byte
{
    /// <summary>The row names no place, or in words that say nothing.</summary>
    Absent = 0,
    SameVillage = 1,
    /// <summary>The village by another name: an alias, or one that was merged into it.</summary>
    Alias = 2,
    /// <summary>The township agrees, and the row or the roster names no village.</summary>
    TownshipAlone = 3,
    /// <summary>Another village of the same township.</summary>
    OtherVillage = 4,
    Different = 5,
}
