namespace AlertExchange.Engine.Roster;

/// <summary>What may be wrong with a roster, as far as it tells by itself.</summary>
public enum RosterFindingKind : byte
{
    /// <summary>No id, or one that is not sound.</summary>
    UnsoundId = 1,
    /// <summary>One id at several people.</summary>
    DuplicateId,
    /// <summary>One person (same id and name, or same person code) in several households.</summary>
    PersonInTwoHouseholds,
    /// <summary>Several heads in one household.</summary>
    TwoHeads,
    /// <summary>A household without a head.</summary>
    NoHead,
}
