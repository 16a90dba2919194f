using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using AlertExchange.Engine.Identity;
using Aes = System.Security.Cryptography.Aes;
using AesInstructions = System.Runtime.Intrinsics.X86.Aes;

namespace AlertExchange.Storage.Keys;

/// <summary>
/// AES-CMAC with a 128-bit key (NIST SP 800-38B, RFC 4493): a keyed pseudo-random function of 128 bits that takes some 0.1 µs for a row's
/// natural key, where HMAC-SHA-256 through the platform takes 1 µs, most of it in the call. Where the processor has AES instructions they are
/// used directly; otherwise each block goes through the platform's AES. Both give the same. Thread-safe.
/// </summary>
internal sealed class AesCmac : IKeyedHash, IDisposable
{
    private const int Block = 16;
    private readonly Vector128<byte>[] _rounds;
    private readonly Vector128<byte> _whole;
    private readonly Vector128<byte> _padded;
    private readonly Aes _aes;

    public AesCmac(ReadOnlySpan<byte> key)
    {
        _aes = Aes.Create();
        _aes.Key = key.ToArray();
        _rounds = AesInstructions.IsSupported ? Expand(Vector128.Create(key)) : [];
        var zero = Encrypt(Vector128<byte>.Zero);
        _whole = Double(zero);
        _padded = Double(_whole);
    }

    /// <inheritdoc/>
    public UInt128 Hash(ReadOnlySpan<byte> data)
    {
        var state = Vector128<byte>.Zero;
        while (data.Length > Block)
        {
            state = Encrypt(state ^ Vector128.Create(data));
            data = data[Block..];
        }

        Vector128<byte> last;
        if (data.Length == Block)
        {
            last = Vector128.Create(data) ^ _whole;
        }
        else
        {
            Span<byte> rest = stackalloc byte[Block];
            rest.Clear();
            data.CopyTo(rest);
            rest[data.Length] = 0x80;
            last = Vector128.Create<byte>(rest) ^ _padded;
        }

        Span<byte> mac = stackalloc byte[Block];
        Encrypt(state ^ last).CopyTo(mac);
        return BinaryPrimitives.ReadUInt128BigEndian(mac);
    }

    public void Dispose() => _aes.Dispose();

    private Vector128<byte> Encrypt(Vector128<byte> block)
    {
        if (!AesInstructions.IsSupported)
        {
            return EncryptWithPlatform(block);
        }

        var keys = _rounds;
        block ^= keys[0];
        for (var i = 1; i < 10; i++)
        {
            block = AesInstructions.Encrypt(block, keys[i]);
        }

        return AesInstructions.EncryptLast(block, keys[10]);
    }

    internal Vector128<byte> EncryptWithPlatform(Vector128<byte> block)
    {
        Span<byte> bytes = stackalloc byte[Block];
        block.CopyTo(bytes);
        Span<byte> encrypted = stackalloc byte[Block];
        lock (_aes)
        {
            _aes.EncryptEcb(bytes, encrypted, PaddingMode.None);
        }

        return Vector128.Create<byte>(encrypted);
    }

    /// <summary>Multiplication by x in GF(2^128), the standard's way from one subkey to the next.</summary>
    private static Vector128<byte> Double(Vector128<byte> value)
    {
        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<Vector128<byte>>(in value));
        var number = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        var doubled = number << 1;
        if (number >> 127 != 0)
        {
            doubled ^= 0x87;
        }

        Span<byte> result = stackalloc byte[Block];
        BinaryPrimitives.WriteUInt128BigEndian(result, doubled);
        return Vector128.Create<byte>(result);
    }

    /// <summary>The key schedule of AES-128 (FIPS 197).</summary>
    private static Vector128<byte>[] Expand(Vector128<byte> key)
    {
        var rounds = new Vector128<byte>[11];
        rounds[0] = key;
        rounds[1] = Next(rounds[0], AesInstructions.KeygenAssist(rounds[0], 0x01));
        rounds[2] = Next(rounds[1], AesInstructions.KeygenAssist(rounds[1], 0x02));
        rounds[3] = Next(rounds[2], AesInstructions.KeygenAssist(rounds[2], 0x04));
        rounds[4] = Next(rounds[3], AesInstructions.KeygenAssist(rounds[3], 0x08));
        rounds[5] = Next(rounds[4], AesInstructions.KeygenAssist(rounds[4], 0x10));
        rounds[6] = Next(rounds[5], AesInstructions.KeygenAssist(rounds[5], 0x20));
        rounds[7] = Next(rounds[6], AesInstructions.KeygenAssist(rounds[6], 0x40));
        rounds[8] = Next(rounds[7], AesInstructions.KeygenAssist(rounds[7], 0x80));
        rounds[9] = Next(rounds[8], AesInstructions.KeygenAssist(rounds[8], 0x1b));
        rounds[10] = Next(rounds[9], AesInstructions.KeygenAssist(rounds[9], 0x36));
        return rounds;

        static Vector128<byte> Next(Vector128<byte> previous, Vector128<byte> assist)
        {
            var word = Sse2.Shuffle(assist.AsInt32(), 0xFF).AsByte();
            previous ^= Sse2.ShiftLeftLogical128BitLane(previous, 4);
            previous ^= Sse2.ShiftLeftLogical128BitLane(previous, 8);
            return previous ^ word;
        }
    }
}
