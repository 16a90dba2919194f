using System.Buffers.Binary;
using System.Security.Cryptography;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Storage.Keys;

/// <summary>HMAC-SHA-256 truncated to its first 128 bits.</summary>
internal sealed class KeyedHash(byte[] key) : IKeyedHash
{
    public UInt128 Hash(ReadOnlySpan<byte> data)
    {
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(key, data, mac);
        return BinaryPrimitives.ReadUInt128BigEndian(mac);
    }
}
