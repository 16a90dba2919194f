namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>How the birth date of a column compares.</summary>
public enum BirthDateLevel : byte
{
    Absent = 0,
    Same = 1,
    /// <summary>05-03 for 03-05 of the same year.</summary>
    DayMonthSwapped = 2,
    /// <summary>Month and day agree, the year is the one before or after.</summary>
    YearOffByOne = 3,
    Different = 4,
}
