using System.Security.Cryptography;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Files;

/// <summary>Liaisons' files, encrypted in chunks, in the data directory's <c>files</c> folder; readable by the owner only.</summary>
public sealed class SealedFiles
{
    private const string Finished = ".sealed";
    private const string Unfinished = ".part";

    /// <summary>A multiple of a chunk.</summary>
    private const int PieceBytes = 8 * SealedFileFormat.ChunkBytes;

    private readonly string _directory;
    private readonly KeyRing _keys;

    internal SealedFiles(string directory, KeyRing keys)
    {
        (_directory, _keys) = (directory, keys);
        DirectoryAccess.CreatePrivateDirectory(directory);
        RemoveLeftovers();
    }

    /// <summary>Encrypts a stream into the directory; the file appears whole or not at all, and is on the disk when this returns.</summary>
    public async Task<StoredFile> StoreAsync(Stream content, CancellationToken cancellation = default)
    {
        var fileId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var temporary = Path.Combine(_directory, fileId + Unfinished);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length;
        try
        {
            using (var target = new FileStream(temporary, DirectoryAccess.PrivateFile(FileMode.CreateNew)))
            {
                length = await EncryptAsync(content, target, fileId, hash, cancellation);
                target.Flush(flushToDisk: true);
            }

            File.Move(temporary, PathOf(fileId), overwrite: false);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        var sha256 = hash.GetHashAndReset();
        return new StoredFile(fileId, _keys.KeyedDigest(sha256), Convert.ToHexStringLower(sha256), length);
    }

    /// <summary>A seekable stream of the content. Opening or reading throws <see cref="StoreException"/> when the file was cut or altered.</summary>
    public Stream OpenRead(string fileId)
    {
        if (!Exists(fileId))
        {
            throw new StoreException("files.missing", "找不到报送文件的存档，可能已被删除。请从备份恢复数据目录，或重新报送该文件。");
        }

        return SealedReadStream.Open(PathOf(fileId), _keys.FileKey, fileId);
    }

    public bool Exists(string fileId) => File.Exists(PathOf(fileId));

    /// <summary>True when the file is there and every byte of it can be decrypted and proves to be what was sealed.</summary>
    public bool IsWhole(string fileId)
    {
        try
        {
            using var content = OpenRead(fileId);
            content.CopyTo(Stream.Null, SealedFileFormat.ChunkBytes);
            return true;
        }
        catch (Exception broken) when (broken is StoreException or FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Ids of the files that were finished before a moment.</summary>
    public IReadOnlyList<string> FinishedBefore(DateTimeOffset moment) =>
    [
        .. new DirectoryInfo(_directory).EnumerateFiles("*" + Finished)
            .Where(file => file.LastWriteTimeUtc < moment.UtcDateTime)
            .Select(file => Path.GetFileNameWithoutExtension(file.Name)),
    ];

    /// <summary>Removes a file; nothing happens when it is not there.</summary>
    public void Delete(string fileId) => File.Delete(PathOf(fileId));

    /// <summary>Reads and digests one piece of the content while another thread encrypts and writes the one before.</summary>
    private async Task<long> EncryptAsync(Stream content, FileStream target, string fileId, IncrementalHash hash, CancellationToken cancellation)
    {
        using var cipher = SealedFileFormat.Cipher(_keys.FileKey, fileId);
        target.Write(SealedFileFormat.Header);
        var (piece, next, spare) = (new byte[PieceBytes], new byte[PieceBytes], new byte[PieceBytes]);
        var output = new byte[PieceBytes / SealedFileFormat.ChunkBytes * (SealedFileFormat.ChunkBytes + SealedFileFormat.TagBytes)];
        long length = 0;
        var writing = Task.CompletedTask;
        try
        {
            var filled = await ReadAsync(piece);
            while (true)
            {
                // One piece ahead, because a chunk must know whether it is the last one.
                var nextFilled = filled < PieceBytes ? 0 : await ReadAsync(next);
                await writing;
                var (bytes, first, isLast) = (piece.AsMemory(0, filled), length / SealedFileFormat.ChunkBytes, nextFilled == 0);
                writing = Task.Run(() => WritePiece(target, cipher, bytes.Span, first, isLast, output), CancellationToken.None);
                length += filled;
                if (isLast)
                {
                    await writing;
                    return length;
                }

                (piece, next, spare, filled) = (next, spare, piece, nextFilled);
            }
        }
        catch
        {
            // The file is closed and removed by the caller: nobody may be writing into it then.
            await writing.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }

        async Task<int> ReadAsync(byte[] into)
        {
            var read = await content.ReadAtLeastAsync(into, into.Length, throwOnEndOfStream: false, cancellation);
            hash.AppendData(into, 0, read);
            return read;
        }
    }

    /// <summary>Writes whole chunks; only the very last one of a file may be shorter, and an empty file is one empty chunk.</summary>
    private static void WritePiece(FileStream target, AesGcm cipher, ReadOnlySpan<byte> plain, long chunk, bool isLast, byte[] output)
    {
        Span<byte> nonce = stackalloc byte[12];
        var written = 0;
        do
        {
            var part = plain[..Math.Min(plain.Length, SealedFileFormat.ChunkBytes)];
            plain = plain[part.Length..];
            SealedFileFormat.Nonce(chunk++, isLast && plain.IsEmpty, nonce);
            cipher.Encrypt(nonce, part, output.AsSpan(written, part.Length), output.AsSpan(written + part.Length, SealedFileFormat.TagBytes));
            written += part.Length + SealedFileFormat.TagBytes;
        }
        while (!plain.IsEmpty);

        target.Write(output, 0, written);
    }

    /// <summary>What a killed process was writing; a living one holds its file locked.</summary>
    private void RemoveLeftovers()
    {
        foreach (var path in Directory.EnumerateFiles(_directory, "*" + Unfinished))
        {
            DirectoryAccess.RemoveAbandoned(path);
        }
    }

    internal string PathOf(string fileId) =>
        fileId.Length == 32 && fileId.All(char.IsAsciiHexDigit)
            ? Path.Combine(_directory, fileId + Finished)
            : throw new ArgumentException("Not the id of a sealed file.", nameof(fileId));
}
