namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>What waits as a dead letter.</summary>
public enum DeadLetterKind : byte
{
    /// <summary>A row that matching failed on; its neighbours were matched.</summary>
    Row = 1,
    /// <summary>A household that assessment failed on; the others were assessed.</summary>
    Household,
    /// <summary>A file whose work ended with a fault.</summary>
    Submission,
    /// <summary>A message in an error queue of the broker.</summary>
    Message,
    /// <summary>A notice that its destination did not take.</summary>
    Notice,
}
