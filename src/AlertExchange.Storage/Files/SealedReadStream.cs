using System.Security.Cryptography;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Files;

/// <summary>Reads a sealed file at any position, one chunk at a time.</summary>
internal sealed class SealedReadStream : Stream
{
    private const int StoredChunk = SealedFileFormat.ChunkBytes + SealedFileFormat.TagBytes;

    private readonly FileStream _file;
    private readonly AesGcm _cipher;
    private readonly long _lastChunk;
    private readonly byte[] _stored = new byte[StoredChunk];
    private readonly byte[] _plain = new byte[SealedFileFormat.ChunkBytes];
    private long _chunk = -1;
    private int _chunkLength;
    private long _position;

    private SealedReadStream(FileStream file, AesGcm cipher)
    {
        (_file, _cipher) = (file, cipher);
        var body = file.Length - SealedFileFormat.Header.Length;
        Span<byte> header = stackalloc byte[SealedFileFormat.Header.Length];
        if (body < SealedFileFormat.TagBytes || file.ReadAtLeast(header, header.Length, false) < header.Length || !header.SequenceEqual(SealedFileFormat.Header))
        {
            throw Sealer.Tampered();
        }

        var chunks = (body + StoredChunk - 1) / StoredChunk;
        _lastChunk = chunks - 1;
        Length = body - chunks * SealedFileFormat.TagBytes;
        if (Length < _lastChunk * SealedFileFormat.ChunkBytes)
        {
            throw Sealer.Tampered();
        }

        // The last chunk tells by its flag whether something was cut off behind it.
        LoadChunk(_lastChunk);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public static SealedReadStream Open(string path, byte[] fileKey, string fileId)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        var cipher = SealedFileFormat.Cipher(fileKey, fileId);
        try
        {
            return new SealedReadStream(file, cipher);
        }
        catch
        {
            cipher.Dispose();
            file.Dispose();
            throw;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        LoadChunk(_position / SealedFileFormat.ChunkBytes);
        var offset = (int)(_position % SealedFileFormat.ChunkBytes);
        var count = Math.Min(buffer.Length, _chunkLength - offset);
        _plain.AsSpan(offset, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            _file.Dispose();
            CryptographicOperations.ZeroMemory(_plain);
        }

        base.Dispose(disposing);
    }

    private void LoadChunk(long chunk)
    {
        if (chunk == _chunk)
        {
            return;
        }

        _chunk = -1;
        _file.Position = SealedFileFormat.Header.Length + chunk * StoredChunk;
        var stored = _file.ReadAtLeast(_stored, _stored.Length, throwOnEndOfStream: false);
        var length = stored - SealedFileFormat.TagBytes;
        if (length < 0)
        {
            throw Sealer.Tampered();
        }

        Span<byte> nonce = stackalloc byte[12];
        SealedFileFormat.Nonce(chunk, chunk == _lastChunk, nonce);
        try
        {
            _cipher.Decrypt(nonce, _stored.AsSpan(0, length), _stored.AsSpan(length, SealedFileFormat.TagBytes), _plain.AsSpan(0, length));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Sealer.Tampered();
        }

        (_chunk, _chunkLength) = (chunk, length);
    }
}
