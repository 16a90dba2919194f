using AlertExchange.Storage.Codecs;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>
/// Ledger entries of batches that were just matched in this process and do not count yet, so that admission need not read them back.
/// Only a shortcut: the ledger takes an entry from here only where the store holds the very same, and bounded, the oldest go first.
/// Thread-safe.
/// </summary>
internal sealed class StagedEntries
{
    private const long MostBytes = 128L << 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, (string SubmissionId, byte[] Entries, AlertKeys Keys)> _batches = [];
    private readonly Queue<long> _order = [];
    private long _bytes;

    public void Offer(long batchId, string submissionId, byte[] entries, AlertKeys keys)
    {
        lock (_gate)
        {
            Remove(batchId);
            _batches[batchId] = (submissionId, entries, keys);
            _order.Enqueue(batchId);
            _bytes += entries.Length + keys.SizeInBytes;
            while (_bytes > MostBytes)
            {
                Remove(_order.Dequeue());
            }
        }
    }

    /// <summary>Hands a batch's entries over and forgets them; null when they are not here or not those that are stored.</summary>
    /// <param name="head">As the store's feed tells it.</param>
    public LedgerColumns? Take(long batchId, ReadOnlySpan<byte> head)
    {
        lock (_gate)
        {
            return Remove(batchId) is var (entries, keys) && LedgerColumns.Open(entries, keys) is var columns && columns.IsStoredAs(head) ? columns : null;
        }
    }

    /// <summary>Forgets batches whose submission was given up.</summary>
    public void Drop(string submissionId)
    {
        lock (_gate)
        {
            foreach (var batch in _batches.Where(b => b.Value.SubmissionId == submissionId).Select(b => b.Key).ToList())
            {
                Remove(batch);
            }
        }
    }

    private (byte[] Entries, AlertKeys Keys)? Remove(long batchId)
    {
        if (!_batches.Remove(batchId, out var known))
        {
            return null;
        }

        _bytes -= known.Entries.Length + known.Keys.SizeInBytes;
        if (_batches.Count == 0)
        {
            _order.Clear();
        }

        return (known.Entries, known.Keys);
    }
}
