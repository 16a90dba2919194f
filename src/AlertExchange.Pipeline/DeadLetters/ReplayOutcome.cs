namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>What working on a dead letter again came to.</summary>
public enum ReplayOutcome : byte
{
    /// <summary>It went well; the letter is gone.</summary>
    Done = 1,
    /// <summary>It failed again; the letter stays.</summary>
    StillFails,
    /// <summary>It is back in the queue it came from.</summary>
    Sent,
    /// <summary>Its submission is being worked on; nothing was done.</summary>
    Busy,
    /// <summary>A later file of the department and month was accepted, which this one would replace; nothing was done.</summary>
    Overtaken,
    /// <summary>The repaired body does not keep the contract; nothing was done.</summary>
    Refused,
    /// <summary>There is no such letter.</summary>
    Unknown,
}
