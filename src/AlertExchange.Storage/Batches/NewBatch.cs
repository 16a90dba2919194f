using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Codecs;

namespace AlertExchange.Storage.Batches;

/// <summary>Up to some thousand alerts of one sheet and kind, encoded and ready to be stored.</summary>
/// <param name="Number">Running number in the submission.</param>
/// <param name="FirstRow">1-based row of the first alert.</param>
/// <param name="LastRow">1-based row of the last alert, inclusive.</param>
/// <param name="Payload">The alerts as <see cref="AlertBatchCodec"/> writes them, not sealed yet.</param>
/// <param name="EventKeys">Beside each alert: hash of its natural key without the period.</param>
/// <param name="AlertIds">In the order of the payload; the place in it is the alert's ordinal.</param>
public sealed record NewBatch(int Number, AlertKind Kind, string Sheet, int FirstRow, int LastRow, int RowCount, byte[] Payload, AlertId[] AlertIds, ulong[] EventKeys)
{
    /// <summary>Encodes alerts of one sheet and kind, in row order. Pure and thread-safe; may run away from the writer.</summary>
    public static NewBatch From(int number, IReadOnlyList<AlertMessage> alerts, IReadOnlyList<ulong> eventKeys)
    {
        var ids = new AlertId[alerts.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = alerts[i].AlertId;
        }

        var first = alerts[0];
        return new NewBatch(number, first.Kind, first.Source.Sheet, first.Source.Row, alerts[^1].Source.Row, ids.Length, AlertBatchCodec.Encode(alerts), ids, [.. eventKeys]);
    }
}
