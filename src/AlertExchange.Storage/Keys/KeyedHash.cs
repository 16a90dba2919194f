using System.Buffers.Binary;
using System.Security.Cryptography;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Storage.Keys;

/// <summary>
/// HMAC-SHA-256 truncated to its first 128 bits. Every row of every file is hashed: one keyed context a thread spares setting up the key
/// each time, which costs more than the hashing of so short a text.
/// </summary>
internal sealed class KeyedHash(byte[] key) : IKeyedHash, IDisposable
{
    private readonly ThreadLocal<IncrementalHash> _contexts = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key), trackAllValues: true);

    public UInt128 Hash(ReadOnlySpan<byte> data)
    {
        Span<byte> mac = stackalloc byte[32];
        var context = _contexts.Value!;
        context.AppendData(data);
        context.GetHashAndReset(mac);
        return BinaryPrimitives.ReadUInt128BigEndian(mac);
    }

    public void Dispose()
    {
        foreach (var context in _contexts.Values)
        {
            context.Dispose();
        }

        _contexts.Dispose();
    }
}
