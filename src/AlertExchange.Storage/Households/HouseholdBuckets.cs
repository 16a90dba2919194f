using System.Buffers.Binary;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Households;

/// <summary>
/// Says for every batch which households its entries belong to, so that one household's alerts are found without looking into every batch.
/// A row of its own for each household and batch would cost as much as the batches themselves; a bucket is read in a few milliseconds.
/// </summary>
internal static class HouseholdBuckets
{
    private const int Count = 64;
    private const int KeyBytes = sizeof(ulong);

    private static readonly string[] ColumnNames = ["bucket", "batch_id", "households"];

    public static int Of(SubjectKey household) => (int)(household.Value % Count);

    /// <summary>True when a bucket's bytes name a household.</summary>
    public static bool Names(ReadOnlySpan<byte> households, SubjectKey household)
    {
        for (; households.Length >= KeyBytes; households = households[KeyBytes..])
        {
            if (BinaryPrimitives.ReadUInt64BigEndian(households) == household.Value)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>To be called by whoever matches a batch: its households are noted later, for the path of files has no time for it.</summary>
    public static void Await(WriteScope scope, IEnumerable<long> batches)
    {
        using var rows = scope.Bulk("household_batch_to_do", ["batch_id"]);
        foreach (var batch in batches)
        {
            rows.Add(batch).EndRow();
        }
    }

    /// <summary>Notes batches; a second time replaces the first.</summary>
    /// <param name="entries">Ledger entries by batch.</param>
    public static void Note(WriteScope scope, IEnumerable<(long BatchId, byte[] Entries)> entries)
    {
        using var rows = scope.Bulk("household_batch", ColumnNames, new Overwrite(["bucket", "batch_id"], ["households"]));
        foreach (var (batchId, bytes) in entries)
        {
            Note(rows, batchId, LedgerColumns.Open(bytes, AlertKeys.None));
        }
    }

    /// <summary>Adds a batch's rows: its households side by side with the others of their bucket, each once.</summary>
    private static void Note(BulkInsert rows, long batchId, LedgerColumns entries)
    {
        Span<int> ends = stackalloc int[Count];
        ends.Clear();
        for (var i = 0; i < entries.Count; i++)
        {
            ends[Of(entries.Household(i))]++;
        }

        for (var bucket = 1; bucket < Count; bucket++)
        {
            ends[bucket] += ends[bucket - 1];
        }

        var households = new ulong[entries.Count];
        for (var i = 0; i < entries.Count; i++)
        {
            var household = entries.Household(i);
            households[--ends[Of(household)]] = household.Value;
        }

        // Where each bucket ended it now begins.
        for (var bucket = 0; bucket < Count; bucket++)
        {
            var end = bucket + 1 < Count ? ends[bucket + 1] : households.Length;
            if (ends[bucket] < end)
            {
                rows.Add(bucket).Add(batchId).Add(Bytes(households.AsSpan(ends[bucket]..end))).EndRow();
            }
        }
    }

    private static byte[] Bytes(Span<ulong> households)
    {
        households.Sort();
        var bytes = new byte[households.Length * KeyBytes];
        var length = 0;
        for (var i = 0; i < households.Length; i++)
        {
            if (i == 0 || households[i] != households[i - 1])
            {
                BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(length), households[i]);
                length += KeyBytes;
            }
        }

        return length == bytes.Length ? bytes : bytes[..length];
    }
}
