namespace AlertExchange.Engine.Roster;

/// <summary>One thing that a roster's keeper should look at.</summary>
/// <param name="HouseholdCode">The household concerned (of several, the first in the order of the file).</param>
/// <param name="PersonCode">The person concerned, or null where it is the household.</param>
/// <param name="Message">A Chinese sentence; ids in it are masked.</param>
public sealed record RosterFinding(RosterFindingKind Kind, string HouseholdCode, string? PersonCode, string Message)
{
    /// <summary>Codes may be made from ids: only the kind is printed.</summary>
    public override string ToString() => $"{nameof(RosterFinding)} {{ {Kind} }}";
}
