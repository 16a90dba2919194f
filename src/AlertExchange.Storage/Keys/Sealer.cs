namespace AlertExchange.Storage.Keys;

/// <summary>AES-256-GCM with a random nonce. Thread-safe.</summary>
public sealed class Sealer
{
    /// <summary>nonce (12 bytes), ciphertext, tag (16 bytes). The context must be given again to open it.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context) => throw new NotImplementedException();

    /// <summary>Throws <see cref="StoreException"/> when the bytes or the context are not those that were sealed.</summary>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> context) => throw new NotImplementedException();
}
