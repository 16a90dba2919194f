using System.Buffers.Binary;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Codecs;

/// <summary>
/// The ids and event keys of a batch's alerts as they are stored beside its payload, read where they lie. A ledger keeps them for good: the
/// collector need not carry them from generation to generation. Immutable, thread-safe.
/// </summary>
public sealed class AlertKeys
{
    private const int IdBytes = 16, KeyBytes = sizeof(ulong);

    /// <param name="alertIds">16 bytes each, big-endian.</param>
    /// <param name="eventKeys">8 bytes each, big-endian.</param>
    public AlertKeys(byte[] alertIds, byte[] eventKeys) => (AlertIds, EventKeys) = (alertIds, eventKeys);

    /// <summary>Of no alert.</summary>
    public static AlertKeys None { get; } = new([], []);

    internal byte[] AlertIds { get; }

    internal byte[] EventKeys { get; }

    public int SizeInBytes => AlertIds.Length + EventKeys.Length;

    public static AlertKeys Of(ReadOnlySpan<AlertId> alertIds, IReadOnlyList<ulong> eventKeys)
    {
        var ids = GC.AllocateUninitializedArray<byte>(alertIds.Length * IdBytes, pinned: true);
        var keys = GC.AllocateUninitializedArray<byte>(eventKeys.Count * KeyBytes, pinned: true);
        for (var i = 0; i < alertIds.Length; i++)
        {
            BinaryPrimitives.WriteUInt128BigEndian(ids.AsSpan(i * IdBytes), alertIds[i].Value);
        }

        for (var i = 0; i < eventKeys.Count; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(keys.AsSpan(i * KeyBytes), eventKeys[i]);
        }

        return new AlertKeys(ids, keys);
    }

    /// <param name="ordinal">The alert's place in its batch.</param>
    /// <exception cref="StoreException">There is no such alert.</exception>
    public AlertId AlertId(int ordinal) => new(BinaryPrimitives.ReadUInt128BigEndian(Part(AlertIds, ordinal, IdBytes)));

    /// <inheritdoc cref="AlertId"/>
    public ulong EventKey(int ordinal) => BinaryPrimitives.ReadUInt64BigEndian(Part(EventKeys, ordinal, KeyBytes));

    private static ReadOnlySpan<byte> Part(byte[] bytes, int ordinal, int length) =>
        (uint)ordinal < (uint)(bytes.Length / length) ? bytes.AsSpan(ordinal * length, length) : throw ByteReader.Unreadable();
}
