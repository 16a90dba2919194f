namespace AlertExchange.Engine.Roster;

/// <summary>One household of a <see cref="RosterIndex"/>, read from it on demand.</summary>
public readonly struct HouseholdView
{
    private readonly RosterIndex _roster;

    internal HouseholdView(RosterIndex roster, int position) => (_roster, Position) = (roster, position);

    /// <summary>Position in the index.</summary>
    public int Position { get; }

    public int HouseholdNo => Record.HouseholdNo;

    /// <summary>Position of the first member; members follow one another.</summary>
    public int FirstMember => Record.FirstMember;

    public int MemberCount => _roster.Columns.Households[Position + 1].FirstMember - FirstMember;

    /// <summary>The most watchful category on any member's line: monitored before lifted before general.</summary>
    public HouseholdCategory Category => Record.Category;

    public string? Township => _roster.Columns.Places.Township(Record.Place);

    public string? Village => _roster.Columns.Places.Village(Record.Place);

    /// <summary>Position of the head (where a roster names two, of the lowest number); -1 where it names none.</summary>
    public int Head => Record.Head;

    private HouseholdRecord Record => _roster.Columns.Households[Position];

    public override string ToString() => $"{nameof(HouseholdView)} {{ {HouseholdNo}, {MemberCount} }}";
}
