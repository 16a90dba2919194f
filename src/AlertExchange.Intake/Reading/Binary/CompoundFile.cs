using System.Buffers.Binary;
using System.Text;

namespace AlertExchange.Intake.Reading.Binary;

/// <summary>
/// The OLE2 container of .xls files (MS-CFB): names its streams and reads one whole. Every chain is bounded by the sectors that the file
/// really has, so that a cycle or an invented length ends as a refusal.
/// </summary>
internal sealed class CompoundFile
{
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint LastSector = 0xFFFFFFFA;
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const int MiniSectorBytes = 64;
    private const int StandardMiniCutoff = 4096;
    private const int HeaderDifatEntries = 109;
    private const int MostEntries = 10_000;

    private readonly Stream _file;
    private readonly int _sectorBytes;
    private readonly long _sectors;
    private readonly uint _miniCutoff;
    private readonly uint[] _next;
    private readonly uint _miniTableStart;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private Entry _root;

    public CompoundFile(Stream file)
    {
        _file = file;
        var header = new byte[HeaderBytes];
        file.Position = 0;
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
        {
            throw Broken();
        }

        _sectorBytes = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30)) switch
        {
            9 => 512,
            12 => 4096,
            _ => throw Broken(),
        };
        _sectors = (file.Length - 1) / _sectorBytes;
        _miniCutoff = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(56));
        if (_miniCutoff > StandardMiniCutoff)
        {
            throw Broken();
        }

        _miniTableStart = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(60));
        _next = ReadTable(TableSectors(header));
        ReadEntries(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48)));
    }

    public bool Contains(string stream) => _entries.ContainsKey(stream);

    /// <summary>The whole stream, null where there is none.</summary>
    public byte[]? Read(string stream, int maxBytes)
    {
        if (!_entries.TryGetValue(stream, out var entry))
        {
            return null;
        }

        if (entry.Length > maxBytes)
        {
            throw FileRefusal.TooLarge(entry.Length, maxBytes);
        }

        return entry.Length < _miniCutoff ? ReadMini(entry, maxBytes) : ReadChain(entry.Start, entry.Length);
    }

    private List<uint> TableSectors(ReadOnlySpan<byte> header)
    {
        var result = new List<uint>();
        for (var i = 0; i < HeaderDifatEntries; i++)
        {
            Add(BinaryPrimitives.ReadUInt32LittleEndian(header[(76 + (i * 4))..]));
        }

        var sector = new byte[_sectorBytes];
        var at = BinaryPrimitives.ReadUInt32LittleEndian(header[68..]);
        for (long visited = 0; at < LastSector; visited++)
        {
            if (visited > _sectors)
            {
                throw Broken();
            }

            ReadSector(at, sector);
            for (var i = 0; i < _sectorBytes - 4; i += 4)
            {
                Add(BinaryPrimitives.ReadUInt32LittleEndian(sector.AsSpan(i)));
            }

            at = BinaryPrimitives.ReadUInt32LittleEndian(sector.AsSpan(_sectorBytes - 4));
        }

        return result;

        void Add(uint tableSector)
        {
            if (tableSector < LastSector)
            {
                result.Add(result.Count * (_sectorBytes / 4L) < _sectors + _sectorBytes ? tableSector : throw Broken());
            }
        }
    }

    private uint[] ReadTable(List<uint> tableSectors)
    {
        var perSector = _sectorBytes / 4;
        var table = new uint[tableSectors.Count * perSector];
        var sector = new byte[_sectorBytes];
        for (var i = 0; i < tableSectors.Count; i++)
        {
            ReadSector(tableSectors[i], sector);
            for (var j = 0; j < perSector; j++)
            {
                table[(i * perSector) + j] = BinaryPrimitives.ReadUInt32LittleEndian(sector.AsSpan(j * 4));
            }
        }

        return table;
    }

    private void ReadEntries(uint start)
    {
        var sector = new byte[_sectorBytes];
        long visited = 0;
        for (var at = start; at < LastSector; at = Next(at))
        {
            if (++visited > _sectors || _entries.Count > MostEntries)
            {
                throw Broken();
            }

            ReadSector(at, sector);
            for (var i = 0; i < _sectorBytes; i += EntryBytes)
            {
                AddEntry(sector.AsSpan(i, EntryBytes));
            }
        }
    }

    private void AddEntry(ReadOnlySpan<byte> bytes)
    {
        const byte stream = 2, root = 5;
        var nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(bytes[64..]);
        var entry = new Entry(BinaryPrimitives.ReadUInt32LittleEndian(bytes[116..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[120..]));
        if (bytes[66] == root)
        {
            _root = entry;
        }
        else if (bytes[66] == stream && nameBytes is >= 2 and <= 64)
        {
            _entries.TryAdd(Encoding.Unicode.GetString(bytes[..(nameBytes - 2)]), entry);
        }
    }

    private byte[] ReadChain(uint start, long length)
    {
        if (length > _sectors * _sectorBytes)
        {
            throw Broken();
        }

        var result = new byte[length];
        var at = start;
        for (var done = 0; done < length; done += _sectorBytes, at = Next(at))
        {
            ReadSector(at, result.AsSpan(done, (int)Math.Min(_sectorBytes, length - done)));
        }

        return result;
    }

    private byte[] ReadMini(Entry entry, int maxBytes)
    {
        if (_root.Length > maxBytes)
        {
            throw Broken();
        }

        var miniStream = ReadChain(_root.Start, _root.Length);
        var result = new byte[entry.Length];
        var at = entry.Start;
        var tableSector = new byte[_sectorBytes];
        for (var done = 0; done < result.Length; done += MiniSectorBytes)
        {
            var from = (long)at * MiniSectorBytes;
            var count = Math.Min(MiniSectorBytes, result.Length - done);
            if (at >= LastSector || from + count > miniStream.Length)
            {
                throw Broken();
            }

            miniStream.AsSpan((int)from, count).CopyTo(result.AsSpan(done));
            at = NextMini(at, tableSector);
        }

        return result;
    }

    private uint NextMini(uint mini, byte[] tableSector)
    {
        var at = _miniTableStart;
        for (var skip = mini / (_sectorBytes / 4); skip > 0; skip--)
        {
            at = Next(at);
        }

        ReadSector(at, tableSector);
        return BinaryPrimitives.ReadUInt32LittleEndian(tableSector.AsSpan((int)(mini % (_sectorBytes / 4)) * 4));
    }

    private uint Next(uint sector) => sector < _next.Length ? _next[sector] : EndOfChain;

    private void ReadSector(uint sector, Span<byte> destination)
    {
        if (sector >= LastSector || sector >= _sectors)
        {
            throw Broken();
        }

        // The last sector of a file may be cut short by sloppy writers.
        _file.Position = (sector + 1L) * _sectorBytes;
        var read = _file.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        destination[read..].Clear();
    }

    private static IntakeRefusedException Broken() => FileRefusal.Corrupt("OLE 容器");

    private readonly record struct Entry(uint Start, long Length);
}
