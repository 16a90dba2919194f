namespace AlertExchange.Storage.Bureau;

/// <summary>Which warnings a list shows by their status.</summary>
public enum WarningStanding : byte
{
    /// <summary>All that were not withdrawn: what figures count.</summary>
    Counted = 0,
    /// <summary>Raised or stepped up, and not settled by a visit.</summary>
    Standing,
    Raised,
    Escalated,
    Closed,
    Withdrawn,
    /// <summary>Every one, withdrawn ones too.</summary>
    Every,
}
