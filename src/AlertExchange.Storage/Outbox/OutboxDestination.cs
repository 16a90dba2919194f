namespace AlertExchange.Storage.Outbox;

/// <summary>How far a destination has got in the outbox.</summary>
/// <param name="DeliveredUpTo">The number of the last notice that it took or did not want.</param>
/// <param name="Reason">Why it stopped: a status or an exception's type.</param>
public sealed record OutboxDestination(string Name, long DeliveredUpTo, DestinationState State, string? Reason, DateTimeOffset? StoppedAt);
