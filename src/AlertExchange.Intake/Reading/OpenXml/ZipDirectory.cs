using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>
/// The parts of an OOXML file by their zip directory. Own code rather than <see cref="ZipArchive"/>, which reads a directory of any length
/// into memory before a limit can be asked, cuts a part silently at its declared size and does not compare checksums.
/// </summary>
internal sealed class ZipDirectory
{
    private const uint EndSignature = 0x06054B50;
    private const uint End64Signature = 0x06064B50;
    private const uint Locator64Signature = 0x07064B50;
    private const uint EntrySignature = 0x02014B50;
    private const uint LocalSignature = 0x04034B50;
    private const int EndBytes = 22;
    private const int EntryBytes = 46;
    private const int LocalBytes = 30;

    private readonly Stream _stream;
    private readonly SpreadsheetLimits _limits;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private long _opened;

    public ZipDirectory(Stream stream, SpreadsheetLimits limits)
    {
        (_stream, _limits) = (stream, limits);
        ReadEntries(FindDirectory());
    }

    public IEnumerable<string> Names => _entries.Keys;

    public bool Contains(string name) => _entries.ContainsKey(name);

    /// <summary>The part inflated, null where there is none. Only one part may be read at a time.</summary>
    public Stream? Open(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        if (entry.Encrypted)
        {
            throw FileRefusal.Password();
        }

        // Deflate cannot pack better than 1:1032; honest sheets reach 1:30.
        if (entry.Length > _limits.MaxPartBytes || (entry.Length > 64 << 20 && entry.Length / 400 > entry.Packed))
        {
            throw FileRefusal.Bomb(name);
        }

        Span<byte> local = stackalloc byte[LocalBytes];
        ReadAt(entry.Offset, local, name);
        if (BinaryPrimitives.ReadUInt32LittleEndian(local) != LocalSignature)
        {
            throw FileRefusal.Corrupt(name);
        }

        var start = entry.Offset + LocalBytes + BinaryPrimitives.ReadUInt16LittleEndian(local[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
        if (start + entry.Packed > _stream.Length)
        {
            throw FileRefusal.Corrupt(name);
        }

        // A workbook may list one part as a thousand sheets.
        _opened += entry.Length;
        if (_opened > 3 * _limits.MaxPartBytes)
        {
            throw FileRefusal.Bomb(name);
        }

        return new PartStream(_stream, name, start, entry.Packed, entry.Length, entry.Crc, entry.Method switch
        {
            0 => false,
            8 => true,
            _ => throw FileRefusal.Corrupt(name),
        });
    }

    private long FindDirectory()
    {
        var tail = new byte[(int)Math.Min(_stream.Length, EndBytes + ushort.MaxValue)];
        var tailStart = _stream.Length - tail.Length;
        ReadAt(tailStart, tail, "目录");
        for (var at = tail.Length - EndBytes; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) == EndSignature)
            {
                var offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
                return offset == uint.MaxValue ? Directory64(tailStart + at - 20) : offset;
            }
        }

        throw FileRefusal.Corrupt("缺少文件末尾");
    }

    private long Directory64(long locatorAt)
    {
        Span<byte> locator = stackalloc byte[20];
        ReadAt(locatorAt, locator, "目录");
        Span<byte> end = stackalloc byte[56];
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != Locator64Signature)
        {
            throw FileRefusal.Corrupt("目录");
        }

        ReadAt(BinaryPrimitives.ReadInt64LittleEndian(locator[8..]), end, "目录");
        return BinaryPrimitives.ReadUInt32LittleEndian(end) == End64Signature
            ? BinaryPrimitives.ReadInt64LittleEndian(end[48..])
            : throw FileRefusal.Corrupt("目录");
    }

    private void ReadEntries(long at)
    {
        Span<byte> fixedPart = stackalloc byte[EntryBytes];
        var variable = new byte[3 * ushort.MaxValue];
        for (var count = 0; at + EntryBytes <= _stream.Length; count++)
        {
            ReadAt(at, fixedPart, "目录");
            if (BinaryPrimitives.ReadUInt32LittleEndian(fixedPart) != EntrySignature)
            {
                break;
            }

            if (count >= _limits.MaxParts)
            {
                throw FileRefusal.TooManyParts();
            }

            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(fixedPart[28..]);
            int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(fixedPart[30..]);
            int commentLength = BinaryPrimitives.ReadUInt16LittleEndian(fixedPart[32..]);
            var rest = variable.AsSpan(0, nameLength + extraLength);
            ReadAt(at + EntryBytes, rest, "目录");
            // Some writers use backslashes or a leading slash.
            var name = Encoding.UTF8.GetString(rest[..nameLength]).Replace('\\', '/').TrimStart('/');
            _entries[name] = EntryOf(fixedPart, rest[nameLength..]);
            at += EntryBytes + nameLength + extraLength + commentLength;
        }

        if (_entries.Count == 0)
        {
            throw FileRefusal.Corrupt("目录");
        }
    }

    private static Entry EntryOf(ReadOnlySpan<byte> header, ReadOnlySpan<byte> extra)
    {
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(header[20..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(header[42..]);
        while (extra.Length >= 4)
        {
            var size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (size > extra.Length - 4)
            {
                break;
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
            {
                var wide = extra.Slice(4, size);
                length = Wide(length, ref wide);
                packed = Wide(packed, ref wide);
                offset = Wide(offset, ref wide);
            }

            extra = extra[(4 + size)..];
        }

        return new Entry(
            BinaryPrimitives.ReadUInt16LittleEndian(header[10..]),
            (BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) & 1) != 0,
            BinaryPrimitives.ReadUInt32LittleEndian(header[16..]),
            packed,
            length,
            offset);
    }

    private static long Wide(long value, ref ReadOnlySpan<byte> wide)
    {
        if (value != uint.MaxValue || wide.Length < 8)
        {
            return value;
        }

        value = BinaryPrimitives.ReadInt64LittleEndian(wide);
        wide = wide[8..];
        return value;
    }

    private void ReadAt(long position, Span<byte> destination, string where)
    {
        if (position < 0 || position > _stream.Length - destination.Length)
        {
            throw FileRefusal.Corrupt(where);
        }

        _stream.Position = position;
        _stream.ReadExactly(destination);
    }

    private readonly record struct Entry(int Method, bool Encrypted, uint Crc, long Packed, long Length, long Offset);
}
