namespace AlertExchange.Storage.Roster;

/// <summary>What a later version of the roster did with a person.</summary>
public enum RosterMove : byte
{
    /// <summary>On the later version only.</summary>
    Added = 1,
    /// <summary>On both, with another line.</summary>
    Changed = 2,
    /// <summary>On the earlier version only.</summary>
    Left = 3,
}
