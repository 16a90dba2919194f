using System.Buffers.Binary;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Storage.Keys;

/// <summary>
/// HMAC-SHA-256 (RFC 2104, FIPS 180-4) truncated to its first 128 bits. Every row of every file is hashed, and a call into the operating
/// system's library costs several times the hashing of so short a text; so the key's two states are computed once and short texts are
/// hashed here. A test compares it with the framework's for every length.
/// </summary>
internal sealed class KeyedHash : IKeyedHash
{
    private const int BlockBytes = Sha256State.BlockBytes;

    private readonly Sha256State _inner;
    private readonly Sha256State _outer;

    public KeyedHash(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, BlockBytes);
        Span<byte> pad = stackalloc byte[BlockBytes];
        (_inner, _outer) = (StateAfter(key, 0x36, pad), StateAfter(key, 0x5C, pad));
    }

    public UInt128 Hash(ReadOnlySpan<byte> data)
    {
        Span<byte> block = stackalloc byte[BlockBytes];
        var inner = _inner;
        inner.Finish(data, BlockBytes, block);

        Span<byte> digest = stackalloc byte[Sha256State.DigestBytes];
        inner.Write(digest);
        var outer = _outer;
        outer.Finish(digest, BlockBytes, block);
        outer.Write(digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }

    private static Sha256State StateAfter(byte[] key, byte mask, Span<byte> pad)
    {
        pad.Fill(mask);
        for (var i = 0; i < key.Length; i++)
        {
            pad[i] ^= key[i];
        }

        var state = Sha256State.Initial;
        state.Compress(pad);
        return state;
    }
}
