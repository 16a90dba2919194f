namespace AlertExchange.Engine.Matching;

/// <summary>Which way led to a result.</summary>
public enum MatchStrategy : byte
{
    /// <summary>none: no usable id and nobody proposed by name and place or birth date.</summary>
    NoCandidate = 0,
    /// <summary>none: a sound id that stands on no roster.</summary>
    OffRoster = 1,
    /// <summary>none: the alert is about an area, not a person.</summary>
    AreaSignal = 2,
    /// <summary>definite: sound id, agreeing name.</summary>
    IdAndName = 3,
    /// <summary>possible: sound id of somebody with another name.</summary>
    IdNameConflict = 4,
    /// <summary>possible: sound id on the roster, the row has no name to confirm it.</summary>
    IdWithoutName = 5,
    /// <summary>possible: the id's first 15 digits or a shorter remainder agree (digits lost).</summary>
    IdPrefix = 6,
    /// <summary>possible: one digit of the id differs.</summary>
    IdSubstitution = 7,
    /// <summary>possible: two adjacent digits of the id are exchanged.</summary>
    IdTransposition = 8,
    /// <summary>possible: name and village.</summary>
    NameAndVillage = 9,
    /// <summary>possible: name and birth date.</summary>
    NameAndBirthDate = 10,
    /// <summary>possible: a first-generation number upgraded to 18 characters stands on the roster, the name agrees but is not the same.</summary>
    IdUpgraded = 11,
    /// <summary>possible: the id stands at several people of the roster.</summary>
    IdAmbiguous = 12,
    /// <summary>
    /// possible: a member with an agreeing name in the household that the head's id leads to, or the id of somebody else written in
    /// the person's place (a guardian's for a child's).
    /// </summary>
    HouseholdAndName = 13,
    /// <summary>
    /// definite, where the policy profile allows it: one edit turns the id into one that nobody else in the county is as near to, and name,
    /// the birth date in it and village agree.
    /// </summary>
    RepairedId = 14,
    /// <summary>definite: a person accepted one of the candidates; none: a person refused every one of them.</summary>
    ClericalReview = 32,
}
