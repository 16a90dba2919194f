namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>What is compared between a row and a person, each in levels of its own.</summary>
public enum LinkageAttribute : byte
{
    /// <summary><see cref="NameLevel"/>.</summary>
    Name = 0,
    /// <summary><see cref="IdLevel"/>.</summary>
    CitizenId = 1,
    /// <summary><see cref="BirthDateLevel"/>; from a column of the row, the date in the id is the id's.</summary>
    BirthDate = 2,
    /// <summary><see cref="SexLevel"/>; from a column of the row.</summary>
    Sex = 3,
    /// <summary><see cref="PlaceLevel"/>.</summary>
    Place = 4,
    /// <summary><see cref="HeadLevel"/>.</summary>
    Head = 5,
    /// <summary><see cref="PhoneLevel"/>.</summary>
    Phone = 6,
    /// <summary><see cref="SchoolAgeLevel"/>.</summary>
    SchoolAge = 7,
}
