namespace AlertExchange.Engine.Roster;

/// <summary>The arrays of a <see cref="RosterIndex"/>; those of people and of households are parallel.</summary>
internal sealed class RosterColumns
{
    public required IdTable IdTable { get; init; }

    public required ulong[] Ids { get; init; }

    public required int[] PersonNos { get; init; }

    public required int[] HouseholdOfPerson { get; init; }

    /// <summary>Day numbers of birth dates; -1 for none.</summary>
    public required int[] BirthDays { get; init; }

    public required ushort[] PlaceOfPerson { get; init; }

    public required PersonFlags[] Flags { get; init; }

    /// <summary>The last four digits of telephones; -1 for none. The number itself stays sealed in the store.</summary>
    public required short[] PhoneTails { get; init; }

    public required int[] NameStarts { get; init; }

    public required char[] NamePool { get; init; }

    public required SoundIndex BySound { get; init; }

    public required BirthDayIndex ByBirthDay { get; init; }

    public required PlaceTable Places { get; init; }

    /// <summary>The first person of the households of each place, and one more to close the last: people stand village by village.</summary>
    public required int[] PlaceStarts { get; init; }

    /// <summary>One more than there are, to close the last.</summary>
    public required HouseholdRecord[] Households { get; init; }

    public required Dictionary<string, int[]> OddIds { get; init; }

    public required NumberMap PersonByNo { get; init; }

    public required NumberMap HouseholdByNo { get; init; }
}
