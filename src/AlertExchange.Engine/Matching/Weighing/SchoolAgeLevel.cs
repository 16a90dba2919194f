namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>How a person's age fits the grade or stage of school that a row is about.</summary>
public enum SchoolAgeLevel : byte
{
    Absent = 0,
    Fits = 1,
    /// <summary>At most two years too old or too young.</summary>
    Near = 2,
    /// <summary>A guardian, say.</summary>
    Contradicts = 3,
}
