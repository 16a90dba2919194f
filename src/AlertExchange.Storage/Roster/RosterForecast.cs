using AlertExchange.Engine.Roster;

namespace AlertExchange.Storage.Roster;

/// <summary>What importing people would do to the roster.</summary>
/// <param name="BaseVersion">The version that would be followed; 0: none yet.</param>
/// <param name="Repeated">Rows that repeat a person code; the first one would count.</param>
/// <param name="FirstAdded">Some of those who would come.</param>
/// <param name="FirstChanged">Some of those whose line would change.</param>
/// <param name="FirstLeft">Some of those who would leave.</param>
public sealed record RosterForecast(
    int BaseVersion, int People, int Households, int Added, int Changed, int Left, int Repeated,
    IReadOnlyList<RosterPerson> FirstAdded, IReadOnlyList<RosterChange> FirstChanged, IReadOnlyList<RosterPerson> FirstLeft)
{
    /// <summary>Counts only: the lists hold personal data.</summary>
    public override string ToString() => $"{nameof(RosterForecast)} {{ +{Added} ~{Changed} -{Left} }}";
}
