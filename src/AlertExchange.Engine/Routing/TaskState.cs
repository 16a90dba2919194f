namespace AlertExchange.Engine.Routing;

/// <summary>Where a verification task stands. Numbers are stored: never reuse one.</summary>
public enum TaskState : byte
{
    /// <summary>With the township, which has not accepted it yet.</summary>
    Assigned = 1,
    /// <summary>With the bureau, because the place is unknown.</summary>
    Unplaced = 2,
    /// <summary>Closed without a visit: all its warnings were withdrawn.</summary>
    Cancelled = 3,
    /// <summary>Closed with an outcome.</summary>
    Closed = 4,
    /// <summary>Accepted by the township, which sees to it itself.</summary>
    Accepted = 5,
    /// <summary>Handed by the township to one of its villages.</summary>
    WithVillage = 6,
    /// <summary>With the bureau, which owes the township an answer.</summary>
    AskedBack = 7,
    /// <summary>An outcome is reported; the bureau has yet to confirm it.</summary>
    Reported = 8,
}
