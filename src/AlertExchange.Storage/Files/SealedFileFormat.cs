using System.Buffers.Binary;
using System.Security.Cryptography;

namespace AlertExchange.Storage.Files;

/// <summary>
/// The form of a sealed file: 4 bytes of name and version, then chunks of 64 KiB content and a 16-byte tag, the last one shorter or even
/// empty. Each file has a key of its own derived from its id, so that the chunk number can serve as nonce; number and last-chunk flag are
/// authenticated: chunks cannot be cut off, exchanged, or moved to another file.
/// </summary>
internal static class SealedFileFormat
{
    public const int ChunkBytes = 64 * 1024;
    public const int TagBytes = 16;

    public static ReadOnlySpan<byte> Header => "AXF1"u8;

    public static AesGcm Cipher(byte[] fileKey, string fileId) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, fileKey, 32, salt: Convert.FromHexString(fileId), info: "sealed file"u8.ToArray()), TagBytes);

    /// <summary>12 bytes: chunk number and whether it is the last one.</summary>
    public static void Nonce(long chunk, bool isLast, Span<byte> nonce)
    {
        BinaryPrimitives.WriteInt64LittleEndian(nonce, chunk);
        BinaryPrimitives.WriteInt32LittleEndian(nonce[8..], isLast ? 1 : 0);
    }
}
