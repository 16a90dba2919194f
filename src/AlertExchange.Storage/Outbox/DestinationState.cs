namespace AlertExchange.Storage.Outbox;

/// <summary>Whether notices go out to a destination.</summary>
public enum DestinationState : byte
{
    /// <summary>Notices are delivered as they come.</summary>
    Delivering = 0,
    /// <summary>It did not take a notice after every attempt: that one and those after it wait until somebody asks.</summary>
    Stopped = 1,
    /// <summary>Somebody asked: one attempt decides.</summary>
    Asked = 2,
}
