namespace AlertExchange.Engine.Matching;

/// <summary>What was done to a person's id to make the id of the row.</summary>
public enum IdEdit : byte
{
    /// <summary>The id did not lead to the person.</summary>
    None = 0,
    /// <summary>Nothing: the ids are the same (also an unsound id that stands on the roster as it was written).</summary>
    Same = 1,
    /// <summary>Digits were lost at the end.</summary>
    Prefix = 2,
    /// <summary>One character was replaced; also the check digit alone.</summary>
    Substitution = 3,
    /// <summary>Two adjacent characters were exchanged.</summary>
    Transposition = 4,
    /// <summary>One character was left out.</summary>
    Dropped = 5,
    /// <summary>One character was put in.</summary>
    Added = 6,
}
