using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Alerts;
using AlertExchange.Storage.Codecs;

namespace AlertExchange.Storage.Batches;

/// <summary>Up to some thousand alerts of one sheet and kind, encoded and ready to be stored.</summary>
/// <param name="Number">Running number in the submission.</param>
/// <param name="FirstRow">1-based row of the first alert.</param>
/// <param name="LastRow">1-based row of the last alert, inclusive.</param>
/// <param name="Payload">The alerts as <see cref="AlertBatchCodec"/> writes them, not sealed yet.</param>
/// <param name="Keys">Beside each alert its id and the hash of its natural key without the period; the place in the payload is the alert's ordinal.</param>
public sealed record NewBatch(int Number, AlertKind Kind, string Sheet, int FirstRow, int LastRow, int RowCount, byte[] Payload, AlertKeys Keys)
{
    /// <summary>What matching made of the batch, where it is known before the batch is stored; its number is given then.</summary>
    public MatchedBatch? Match { get; init; }

    /// <summary>The payload sealed for its place, where <see cref="BatchRepository.Seal"/> did it away from the writer.</summary>
    internal byte[]? Sealed { get; init; }

    /// <summary>Encodes alerts of one sheet and kind, in row order. Pure and thread-safe; may run away from the writer.</summary>
    public static NewBatch From(int number, IReadOnlyList<AlertMessage> alerts, IReadOnlyList<ulong> eventKeys)
    {
        var table = AlertTable.Of(alerts);
        return new NewBatch(number, table.Origin.Kind, table.Origin.Sheet, table.Rows[0], table.Rows[^1], table.Count, AlertBatchCodec.Encode(table), AlertKeys.Of(table.Ids, eventKeys));
    }
}
