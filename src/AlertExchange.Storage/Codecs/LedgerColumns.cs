using System.Buffers.Binary;
using System.Numerics;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.Codecs;

/// <summary>
/// The ledger entries of one batch, read where they lie: some 18 bytes an entry, a column after the other, nothing decoded until it is
/// asked for. Immutable, thread-safe. Written by <see cref="LedgerCodec"/>.
/// </summary>
public sealed class LedgerColumns
{
    /// <summary>Version, flags, two spare bytes, number of entries, stamp.</summary>
    internal const int HeadLength = 16;
    internal const byte Version = 3;
    internal const byte VersionWithKeys = 2;
    internal const byte NoMeasure = 255;
    internal const byte NegativeMeasure = 128;

    /// <summary>A key with this bit is the place of the whole key behind the columns.</summary>
    internal const uint WideKey = 1u << 31;

    private readonly byte[] _bytes;
    private readonly LedgerLayout _layout;
    private readonly AlertKeys _keys;
    private readonly int _wideKeys;
    private readonly string?[] _codes;

    private LedgerColumns(byte[] bytes, LedgerLayout layout, AlertKeys keys, int wideKeys, string?[] codes) =>
        (_bytes, _layout, _keys, _wideKeys, _codes) = (bytes, layout, keys, wideKeys, codes);

    public int Count => _layout.Count;

    /// <summary>Opens what <see cref="LedgerCodec"/> wrote, in whatever version; no bytes at all are no entries. Keeps the array.</summary>
    /// <param name="bytes">As they are stored.</param>
    /// <param name="keys">Of all alerts of the batch.</param>
    /// <exception cref="StoreException">The bytes make no sense.</exception>
    public static LedgerColumns Open(byte[] bytes, AlertKeys keys)
    {
        if (!IsColumns(bytes))
        {
            var entries = LedgerCodec.Decode(bytes, keys);
            (bytes, keys) = (LedgerCodec.Encode(entries), KeysOf(entries));
        }

        if (bytes.Length < HeadLength)
        {
            throw ByteReader.Unreadable();
        }

        var layout = new LedgerLayout(BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)), (LedgerParts)bytes[1], hasKeys: bytes[0] == VersionWithKeys);
        if (layout.Count < 0 || layout.End + 4 > bytes.Length)
        {
            throw ByteReader.Unreadable();
        }

        var behind = new ByteReader(bytes.AsSpan((int)layout.End));
        var wideKeys = BinaryPrimitives.ReadInt32LittleEndian(behind.Take(4));
        if (wideKeys < 0 || wideKeys > bytes.Length / 8)
        {
            throw ByteReader.Unreadable();
        }

        behind.Take(wideKeys * 8);
        var codes = new string?[Math.Min(behind.Count(), bytes.Length) + 1];
        for (var i = 1; i < codes.Length; i++)
        {
            codes[i] = behind.RequiredText();
        }

        return new LedgerColumns(bytes, layout, keys, wideKeys, codes);
    }

    /// <summary>The first bytes tell whether two batches of entries are the same without reading the rest.</summary>
    /// <param name="head">The first <see cref="HeadLength"/> bytes of what is stored, or all when there are fewer.</param>
    public bool IsStoredAs(ReadOnlySpan<byte> head) => head.Length == HeadLength && IsColumns(head) && head.SequenceEqual(_bytes.AsSpan(0, HeadLength));

    /// <summary>True when both hold the same entries.</summary>
    public bool SaysTheSameAs(LedgerColumns other) => IsStoredAs(other._bytes.AsSpan(0, HeadLength));

    public SubjectKey Household(int entry) => Key(_layout.Households + entry * 4);

    public int Ordinal(int entry) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(entry * 4 + HeadLength));

    /// <summary>Yuan, exact with its scale.</summary>
    public decimal? Measure(int entry)
    {
        var parts = _layout.Parts;
        if ((parts & LedgerParts.Measures) == 0 || _bytes[_layout.Scales + entry] is var scale && scale == NoMeasure)
        {
            return null;
        }

        var negative = (scale & NegativeMeasure) != 0;
        var places = (byte)(scale & ~NegativeMeasure);
        if (places > 28)
        {
            throw ByteReader.Unreadable();
        }

        if ((parts & LedgerParts.WideMeasures) == 0)
        {
            return new decimal(BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(_layout.Measures + entry * 4)), 0, 0, negative, places);
        }

        var mantissa = _bytes.AsSpan(_layout.Measures + entry * 12, 12);
        return new decimal(
            BinaryPrimitives.ReadInt32LittleEndian(mantissa), BinaryPrimitives.ReadInt32LittleEndian(mantissa[4..]),
            BinaryPrimitives.ReadInt32LittleEndian(mantissa[8..]), negative, places);
    }

    public string? Code(int entry)
    {
        if ((_layout.Parts & LedgerParts.Codes) == 0)
        {
            return null;
        }

        var code = BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(_layout.Codes + entry * 4));
        return code < _codes.Length ? _codes[code] : throw ByteReader.Unreadable();
    }

    /// <summary>The whole entry.</summary>
    public LedgerEntry this[int entry]
    {
        get
        {
            var whole = WithoutKeys(entry);
            return _layout.HasKeys
                ? whole with
                {
                    AlertId = new AlertId(BinaryPrimitives.ReadUInt128LittleEndian(_bytes.AsSpan(_layout.AlertIds + entry * 16))),
                    EventKey = BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(_layout.EventKeys + entry * 8)),
                }
                : whole with { AlertId = _keys.AlertId(whole.Ordinal), EventKey = _keys.EventKey(whole.Ordinal) };
        }
    }

    /// <summary>An entry as it lies here, its id and event key left out.</summary>
    internal LedgerEntry WithoutKeys(int entry)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)entry, (uint)Count, nameof(entry));
        return new LedgerEntry
        {
            Ordinal = Ordinal(entry),
            Household = Household(entry),
            Person = Key(_layout.Persons + entry * 4),
            AlertId = default,
            EventKey = 0,
            OccurredOn = Day(entry),
            Measure = Measure(entry),
            Code = Code(entry),
            SchoolYear = SchoolYear(entry),
        };
    }

    /// <summary>True for the versions that lie in columns.</summary>
    internal static bool IsColumns(ReadOnlySpan<byte> bytes) => !bytes.IsEmpty && bytes[0] is Version or VersionWithKeys;

    private static AlertKeys KeysOf(LedgerEntry[] entries)
    {
        var count = entries.Length == 0 ? 0 : entries.Max(e => e.Ordinal) + 1;
        var (ids, keys) = (new AlertId[count], new ulong[count]);
        foreach (var entry in entries)
        {
            (ids[entry.Ordinal], keys[entry.Ordinal]) = (entry.AlertId, entry.EventKey);
        }

        return AlertKeys.Of(ids, keys);
    }

    private DateOnly? Day(int entry)
    {
        if ((_layout.Parts & LedgerParts.Days) == 0)
        {
            return null;
        }

        var day = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(_layout.Days + entry * 4)) - 1;
        return day < 0 ? null : day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : throw ByteReader.Unreadable();
    }

    private int? SchoolYear(int entry)
    {
        if ((_layout.Parts & LedgerParts.SchoolYears) == 0)
        {
            return null;
        }

        var year = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(_layout.SchoolYears + entry * 4));
        return year == int.MinValue ? null : year;
    }

    private SubjectKey Key(int at)
    {
        var key = BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at));
        if ((key & WideKey) == 0)
        {
            return new SubjectKey(key);
        }

        var place = (int)(key & ~WideKey);
        return place < _wideKeys
            ? new SubjectKey(BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan((int)_layout.End + 4 + place * 8)))
            : throw ByteReader.Unreadable();
    }

    /// <summary>A hash of everything behind the head; not against forgers, who could write the database anyway.</summary>
    internal static ulong Stamp(ReadOnlySpan<byte> content)
    {
        var hash = 0x9E3779B97F4A7C15UL ^ (ulong)content.Length;
        while (content.Length >= 8)
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ BinaryPrimitives.ReadUInt64LittleEndian(content)) * 0xD6E8FEB86659FD93UL;
            content = content[8..];
        }

        foreach (var b in content)
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ b) * 0xD6E8FEB86659FD93UL;
        }

        return hash ^ (hash >> 32);
    }
}
