namespace AlertExchange.Storage.Codecs;

/// <summary>The ledger entries of a batch as they are read, with the keys that stand beside its payload.</summary>
internal sealed class LedgerRow
{
    public const string Select =
        """
        SELECT m.ledger_entries, p.alert_ids, p.event_keys
        FROM batch_match m INNER JOIN batch_payload p ON p.batch_id = m.batch_id WHERE m.batch_id = @batchId
        """;

    public byte[] LedgerEntries { get; init; } = [];

    public byte[] AlertIds { get; init; } = [];

    public byte[] EventKeys { get; init; } = [];

    public AlertKeys Keys => new(AlertIds, EventKeys);
}
