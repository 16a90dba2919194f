namespace AlertExchange.Engine.Roster;

/// <summary>Sex, head and category of a person in one byte.</summary>
internal readonly record struct PersonFlags(byte Value)
{
    private const byte Male = 1, Female = 2, Head = 4;
    private const int CategoryShift = 4;

    internal string? Sex => (Value & (Male | Female)) switch { Male => "男", Female => "女", _ => null };

    internal bool IsHead => (Value & Head) != 0;

    internal HouseholdCategory Category => (HouseholdCategory)(Value >> CategoryShift);

    internal static PersonFlags Of(in RosterEntry entry)
    {
        var isFemale = entry.Sex switch { "男" => false, "女" => true, _ => entry.Id.Packed == 0 ? (bool?)null : entry.Id.IsFemale };
        return new PersonFlags((byte)((isFemale switch { null => 0, true => Female, false => Male }) | (entry.IsHead ? Head : 0) | (byte)entry.Category << CategoryShift));
    }
}
