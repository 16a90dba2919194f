using System.Buffers.Binary;
using AlertExchange.Storage.Files;

namespace AlertExchange.Storage.Audit;

/// <summary>
/// <c>audit.head</c> in the data directory: how far the chain had come, kept outside the database, so that whoever cuts the log short there
/// is found out. Written after each commit; it may be behind, never ahead.
/// </summary>
internal sealed class AuditMark(string path)
{
    private const int Bytes = sizeof(long) + (2 * AuditChain.MacBytes);
    private const int Tries = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>What was written last.</summary>
    public AuditMarkReading Read(AuditChain chain)
    {
        try
        {
            for (var i = 0; i < Tries; i++)
            {
                if (!File.Exists(path))
                {
                    return new AuditMarkReading(AuditMarkState.Missing, null);
                }

                using var file = DirectoryAccess.TryLock(path, FileMode.Open);
                if (file is not null)
                {
                    return Read(file, chain) is { } head ? new AuditMarkReading(AuditMarkState.Sound, head) : new AuditMarkReading(AuditMarkState.Foreign, null);
                }

                Thread.Sleep(Pause);
            }
        }
        catch (UnauthorizedAccessException)
        {
            return new AuditMarkReading(AuditMarkState.Foreign, null);
        }

        return new AuditMarkReading(AuditMarkState.Busy, null);
    }

    /// <summary>What a copy of the directory has to hold; null when nothing sound is written there.</summary>
    public byte[]? Copy(AuditChain chain) => Read(chain).Head is { } head ? Encode(head, chain) : null;

    /// <summary>Writes how far the chain has come, unless more is written there already by another process.</summary>
    /// <returns>False when it could not be written: it stays behind until the next entry.</returns>
    public bool TryWrite(AuditHead head, AuditChain chain, bool evenIfLess = false)
    {
        try
        {
            for (var i = 0; i < Tries; i++)
            {
                using var file = DirectoryAccess.TryLock(path, FileMode.OpenOrCreate);
                if (file is null)
                {
                    Thread.Sleep(Pause);
                    continue;
                }

                if (evenIfLess || Read(file, chain) is not { } there || there.EntryNo < head.EntryNo)
                {
                    file.Position = 0;
                    file.Write(Encode(head, chain));
                    file.SetLength(Bytes);
                }

                return true;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk must not undo what is committed; verification tells how far behind the mark is.
            return false;
        }

        return false;
    }

    private static AuditHead? Read(FileStream file, AuditChain chain)
    {
        var bytes = new byte[Bytes];
        file.Position = 0;
        if (file.Length != Bytes || file.ReadAtLeast(bytes, Bytes, throwOnEndOfStream: false) != Bytes)
        {
            return null;
        }

        var head = new AuditHead(BinaryPrimitives.ReadInt64BigEndian(bytes), bytes[sizeof(long)..^AuditChain.MacBytes]);
        return chain.IsSealed(head, bytes.AsSpan()[^AuditChain.MacBytes..]) ? head : null;
    }

    private static byte[] Encode(AuditHead head, AuditChain chain)
    {
        var bytes = new byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, head.EntryNo);
        head.Mac.CopyTo(bytes, sizeof(long));
        chain.Seal(head).CopyTo(bytes, sizeof(long) + AuditChain.MacBytes);
        return bytes;
    }
}
