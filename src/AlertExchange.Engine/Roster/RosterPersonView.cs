using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Roster;

/// <summary>One person of a <see cref="RosterIndex"/>, read from it on demand.</summary>
public readonly struct RosterPersonView
{
    private readonly RosterIndex _roster;

    internal RosterPersonView(RosterIndex roster, int position) => (_roster, Position) = (roster, position);

    /// <summary>Position in the index.</summary>
    public int Position { get; }

    public int PersonNo => _roster.Columns.PersonNos[Position];

    public int HouseholdNo => Household.HouseholdNo;

    /// <summary>Position of the household in the index.</summary>
    public int HouseholdPosition => _roster.Columns.HouseholdOfPerson[Position];

    public HouseholdView Household => new(_roster, HouseholdPosition);

    /// <summary>Default where the roster has no sound id for the person.</summary>
    public CitizenId Id => _roster.Columns.Ids[Position] is var packed and not 0 ? CitizenId.FromPacked(packed) : default;

    public ReadOnlySpan<char> NameSpan => _roster.NameOf(Position);

    /// <summary>A new string each time.</summary>
    public string Name => new(NameSpan);

    /// <summary>男, 女 or null.</summary>
    public string? Sex => _roster.Columns.Flags[Position].Sex;

    public DateOnly? BirthDate => _roster.Columns.BirthDays[Position] is var day and >= 0 ? DateOnly.FromDayNumber(day) : null;

    public string? Township => _roster.Columns.Places.Township(_roster.Columns.PlaceOfPerson[Position]);

    public string? Village => _roster.Columns.Places.Village(_roster.Columns.PlaceOfPerson[Position]);

    /// <summary>The category on the person's own line; <see cref="HouseholdView.Category"/> is the household's.</summary>
    public HouseholdCategory Category => _roster.Columns.Flags[Position].Category;

    public bool IsHead => _roster.Columns.Flags[Position].IsHead;

    /// <summary>Name and id are personal data: neither is printed.</summary>
    public override string ToString() => $"{nameof(RosterPersonView)} {{ {PersonNo} in {HouseholdNo} }}";
}
