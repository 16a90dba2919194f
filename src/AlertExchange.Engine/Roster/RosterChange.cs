namespace AlertExchange.Engine.Roster;

/// <summary>A person whose line differs between two versions.</summary>
/// <param name="Fields">Chinese names of the fields that differ.</param>
public sealed record RosterChange(RosterPerson Before, RosterPerson After, IReadOnlyList<string> Fields)
{
    /// <summary>Personal data is not printed.</summary>
    public override string ToString() => $"{nameof(RosterChange)} {{ {string.Join('、', Fields)} }}";
}
