using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Audit;

/// <summary>
/// The hashes that bind each entry of the audit log to the one before: HMAC-SHA-256 over a canonical encoding of all its columns, so that
/// nobody without the keys can change, take out or put in an entry unseen. Not thread-safe.
/// </summary>
internal sealed class AuditChain(KeyRing keys)
{
    public const int MacBytes = 32;
    private const byte Encoding1 = 1;
    private const int Absent = -1;

    private byte[] _buffer = new byte[1024];
    private int _length;

    /// <summary>The hash of an entry that follows another.</summary>
    public byte[] MacOf(AuditRow entry, ReadOnlySpan<byte> previous)
    {
        var mac = new byte[MacBytes];
        Mac(entry, previous, mac);
        return mac;
    }

    /// <summary>True when an entry stands where it was written, as it was written.</summary>
    public bool Fits(AuditRow entry, ReadOnlySpan<byte> previous)
    {
        Span<byte> mac = stackalloc byte[MacBytes];
        Mac(entry, previous, mac);
        return CryptographicOperations.FixedTimeEquals(mac, entry.Mac);
    }

    /// <summary>Vouches for where the chain ends.</summary>
    public byte[] Seal(AuditHead head)
    {
        var text = new byte[sizeof(long) + MacBytes];
        BinaryPrimitives.WriteInt64BigEndian(text, head.EntryNo);
        head.Mac.CopyTo(text, sizeof(long));
        return HMACSHA256.HashData(keys.AuditHeadKey, text);
    }

    public bool IsSealed(AuditHead head, ReadOnlySpan<byte> seal) => head.Mac.Length == MacBytes && CryptographicOperations.FixedTimeEquals(Seal(head), seal);

    // Every field has its length before it, so that no two entries have one encoding.
    private void Mac(AuditRow entry, ReadOnlySpan<byte> previous, Span<byte> mac)
    {
        _length = 0;
        Take(1)[0] = Encoding1;
        BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), entry.EntryNo);
        previous.CopyTo(Take(previous.Length));
        Add(entry.At);
        Add(entry.Login);
        Add(entry.Role ?? Absent);
        Add(entry.Action);
        Add(entry.Subject);
        Add(entry.SealedReason);
        Add(entry.Details);
        Add(entry.Address);
        HMACSHA256.HashData(keys.AuditKey, _buffer.AsSpan(0, _length), mac);
    }

    private void Add(int number) => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), number);

    private void Add(byte[]? bytes)
    {
        Add(bytes?.Length ?? Absent);
        bytes?.CopyTo(Take(bytes.Length));
    }

    private void Add(string? text)
    {
        if (text is null)
        {
            Add(Absent);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        Add(length);
        Encoding.UTF8.GetBytes(text, Take(length));
    }

    private Span<byte> Take(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        }

        _length += count;
        return _buffer.AsSpan(_length - count, count);
    }
}
