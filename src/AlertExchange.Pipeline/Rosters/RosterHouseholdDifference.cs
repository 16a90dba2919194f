namespace AlertExchange.Pipeline.Rosters;

/// <summary>What two versions of the roster say differently of one household.</summary>
public sealed record RosterHouseholdDifference(string HouseholdCode, string Place, IReadOnlyList<RosterDifferenceLine> People)
{
    /// <summary>Names are personal data: none is printed.</summary>
    public override string ToString() => $"{nameof(RosterHouseholdDifference)} {{ {HouseholdCode} }}";
}
