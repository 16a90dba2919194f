namespace AlertExchange.Storage.Batches;

/// <summary>One time that alerts of a batch stopped counting.</summary>
/// <param name="Alerts">Bitmap over ordinals (<see cref="DeadAlerts.IsSet"/>).</param>
public sealed record BatchDeath(DeathReason Reason, string BySubmission, byte[] Alerts, DateTimeOffset At);
