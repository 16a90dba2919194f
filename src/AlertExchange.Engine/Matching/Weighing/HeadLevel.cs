namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>How the head of household that a row names compares with the head of the person's household.</summary>
public enum HeadLevel : byte
{
    /// <summary>The row names none, or the head is the person: then it says what the name said.</summary>
    Absent = 0,
    /// <summary>The head's id leads to the household.</summary>
    ById = 1,
    Same = 2,
    /// <summary>The head's name agrees but for one character.</summary>
    Similar = 3,
    /// <summary>Another member of the household is named as its head.</summary>
    OtherMember = 4,
    Different = 5,
}
