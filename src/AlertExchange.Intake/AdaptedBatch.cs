using AlertExchange.Engine.Alerts;

namespace AlertExchange.Intake;

/// <summary>What became of a <see cref="RawBatch"/>: accepted rows as alerts in row order, the others with their reasons.</summary>
/// <param name="EventKeys">Beside each alert: hash of the natural key without the period.</param>
public sealed record AdaptedBatch(
    int Number,
    AlertTable Alerts,
    ulong[] EventKeys,
    IReadOnlyList<RejectedRow> Rejected);
