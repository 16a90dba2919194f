namespace AlertExchange.Storage.Outbox;

/// <summary>How far a destination has got in the outbox.</summary>
/// <param name="DeliveredUpTo">The number of the last notice that it took or did not want.</param>
/// <param name="Reason">Why it did not take the last batch: a status or an exception's type. Null where nothing is wrong.</param>
/// <param name="Attempts">Failures in a row.</param>
/// <param name="FailingSince">The first of them.</param>
/// <param name="NextAttemptAt">Before this it is left alone; null: at once.</param>
/// <param name="LastDeliveredAt">When it last took something.</param>
public sealed record OutboxDestination(
    string Name, long DeliveredUpTo, DestinationState State, string? Reason, DateTimeOffset? StoppedAt, int Attempts, DateTimeOffset? FailingSince,
    DateTimeOffset? NextAttemptAt, DateTimeOffset? LastDeliveredAt);
