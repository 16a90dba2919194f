namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>How what a row has for an id compares with a person's.</summary>
public enum IdLevel : byte
{
    /// <summary>The row has too little of an id, or the roster has none for the person.</summary>
    Absent = 0,
    Same = 1,
    /// <summary>One character is another.</summary>
    Substitution = 2,
    /// <summary>Two adjacent characters are exchanged.</summary>
    Transposition = 3,
    /// <summary>One character is missing or too many.</summary>
    DroppedOrAdded = 4,
    /// <summary>Digits were lost at the end; at least 14, as a rule 15 agree.</summary>
    Prefix = 5,
    /// <summary>Only the birth date in it agrees.</summary>
    BirthDatePart = 6,
    Different = 7,
    /// <summary>It is the id of another member of the person's household, beside the person's own name: a guardian's for a child's.</summary>
    OtherMember = 8,
}
