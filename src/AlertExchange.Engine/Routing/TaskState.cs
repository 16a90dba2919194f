namespace AlertExchange.Engine.Routing;

/// <summary>Where a verification task stands.</summary>
public enum TaskState : byte
{
    /// <summary>With the township.</summary>
    Assigned = 1,
    /// <summary>With the bureau, because the place is unknown.</summary>
    Unplaced = 2,
    /// <summary>Closed without a visit: all its warnings were withdrawn.</summary>
    Cancelled = 3,
    /// <summary>Closed with an outcome.</summary>
    Closed = 4,
}
