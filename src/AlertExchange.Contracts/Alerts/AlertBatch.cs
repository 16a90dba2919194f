namespace AlertExchange.Contracts.Alerts;

/// <summary>
/// Alerts of one submission that travel and are stored together: one message and one database row,
/// never one an alert. Its JSON form is described by <c>contracts/alert-batch.schema.json</c>.
/// </summary>
public sealed record AlertBatch
{
    /// <summary>The most alerts that a batch may hold.</summary>
    public const int MaxAlerts = 1000;

    /// <summary>The store's number of the batch.</summary>
    public required long BatchId { get; init; }

    public required string SubmissionId { get; init; }

    /// <summary>The batch's place in its submission, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The alerts in the order of their rows; at most <see cref="MaxAlerts"/>.</summary>
    public required IReadOnlyList<AlertMessage> Alerts { get; init; }

    public int SchemaVersion { get; init; } = 1;
}
