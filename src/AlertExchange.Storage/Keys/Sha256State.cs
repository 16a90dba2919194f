using System.Buffers.Binary;
using System.Numerics;

namespace AlertExchange.Storage.Keys;

/// <summary>The eight words of SHA-256 (FIPS 180-4) between two blocks, so that hashing can go on from a state computed before.</summary>
internal struct Sha256State
{
    public const int BlockBytes = 64;
    public const int DigestBytes = 32;

    private uint _a, _b, _c, _d, _e, _f, _g, _h;

    public static Sha256State Initial => new()
    {
        _a = 0x6a09e667, _b = 0xbb67ae85, _c = 0x3c6ef372, _d = 0xa54ff53a, _e = 0x510e527f, _f = 0x9b05688c, _g = 0x1f83d9ab, _h = 0x5be0cd19,
    };

    private static ReadOnlySpan<uint> K =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Takes the rest of the message and its padding.</summary>
    /// <param name="before">Bytes that were compressed already; a multiple of the block size.</param>
    /// <param name="block">64 bytes to work in.</param>
    public void Finish(ReadOnlySpan<byte> rest, int before, Span<byte> block)
    {
        var bits = (ulong)(before + rest.Length) * 8;
        while (rest.Length >= BlockBytes)
        {
            Compress(rest[..BlockBytes]);
            rest = rest[BlockBytes..];
        }

        block.Clear();
        rest.CopyTo(block);
        block[rest.Length] = 0x80;
        if (rest.Length >= BlockBytes - 8)
        {
            Compress(block);
            block.Clear();
        }

        BinaryPrimitives.WriteUInt64BigEndian(block[(BlockBytes - 8)..], bits);
        Compress(block);
    }

    public readonly void Write(Span<byte> digest)
    {
        BinaryPrimitives.WriteUInt32BigEndian(digest, _a);
        BinaryPrimitives.WriteUInt32BigEndian(digest[4..], _b);
        BinaryPrimitives.WriteUInt32BigEndian(digest[8..], _c);
        BinaryPrimitives.WriteUInt32BigEndian(digest[12..], _d);
        BinaryPrimitives.WriteUInt32BigEndian(digest[16..], _e);
        BinaryPrimitives.WriteUInt32BigEndian(digest[20..], _f);
        BinaryPrimitives.WriteUInt32BigEndian(digest[24..], _g);
        BinaryPrimitives.WriteUInt32BigEndian(digest[28..], _h);
    }

    public void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        for (var i = 0; i < 16; i++)
        {
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..]);
        }

        for (var i = 16; i < 64; i++)
        {
            var (x, y) = (w[i - 15], w[i - 2]);
            w[i] = w[i - 16] + w[i - 7]
                + (BitOperations.RotateRight(x, 7) ^ BitOperations.RotateRight(x, 18) ^ (x >> 3))
                + (BitOperations.RotateRight(y, 17) ^ BitOperations.RotateRight(y, 19) ^ (y >> 10));
        }

        uint a = _a, b = _b, c = _c, d = _d, e = _e, f = _f, g = _g, h = _h;
        for (var i = 0; i < 64; i++)
        {
            var t1 = h + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
            var t2 = (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }

        _a += a;
        _b += b;
        _c += c;
        _d += d;
        _e += e;
        _f += f;
        _g += g;
        _h += h;
    }
}
