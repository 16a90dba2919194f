using System.Security.Cryptography;

namespace AlertExchange.Storage.Keys;

/// <summary>AES-256-GCM with a random nonce. Thread-safe.</summary>
public sealed class Sealer : IDisposable
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // One cipher a thread: an instance holds one native context.
    private readonly ThreadLocal<AesGcm> _cipher;

    internal Sealer(byte[] key) => _cipher = new ThreadLocal<AesGcm>(() => new AesGcm(key, TagBytes), trackAllValues: true);

    /// <summary>nonce (12 bytes), ciphertext, tag (16 bytes). The context must be given again to open it.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var result = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = result.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        _cipher.Value!.Encrypt(nonce, plain, result.AsSpan(NonceBytes, plain.Length), result.AsSpan(NonceBytes + plain.Length), context);
        return result;
    }

    /// <summary>Throws <see cref="StoreException"/> when the bytes or the context are not those that were sealed.</summary>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> context)
    {
        var plain = new byte[Math.Max(0, sealedBytes.Length - NonceBytes - TagBytes)];
        Open(sealedBytes, context, plain);
        return plain;
    }

    /// <summary>Opens into a buffer that is long enough; returns how many bytes it took.</summary>
    public int Open(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> context, Span<byte> plain)
    {
        var length = sealedBytes.Length - NonceBytes - TagBytes;
        if (length < 0)
        {
            throw Tampered();
        }

        try
        {
            _cipher.Value!.Decrypt(sealedBytes[..NonceBytes], sealedBytes.Slice(NonceBytes, length), sealedBytes[^TagBytes..], plain[..length], context);
            return length;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Tampered();
        }
    }

    public void Dispose()
    {
        foreach (var cipher in _cipher.Values)
        {
            cipher.Dispose();
        }

        _cipher.Dispose();
    }

    internal static StoreException Tampered() => new("store.tampered", "加密数据校验失败：数据已损坏或被改动，未予采用。请用备份恢复数据目录。");
}
