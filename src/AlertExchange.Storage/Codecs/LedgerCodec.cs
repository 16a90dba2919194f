using System.Buffers.Binary;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.Codecs;

/// <summary>
/// Ledger entries of one batch in a compact form, some 18 bytes each; the first byte is the version of the form. Version 3 lies in columns
/// that <see cref="LedgerColumns"/> reads in place, and leaves out what stands beside the batch's payload (<see cref="AlertKeys"/>). Version 2, which
/// repeated it, and version 1, an entry after the other, are still read.
/// </summary>
public static class LedgerCodec
{
    private const byte RowsVersion = 1;

    /// <summary>The same entries give the same bytes. Ids and event keys are not written.</summary>
    public static byte[] Encode(ReadOnlySpan<LedgerEntry> entries)
    {
        var layout = new LedgerLayout(entries.Length, PartsOf(entries), hasKeys: false);
        var behind = ByteWriter.Rent();
        var codes = WriteBehind(behind, entries, (layout.Parts & LedgerParts.Codes) != 0);

        // Ledgers keep these for good: the collector need not carry millions of entries from generation to generation.
        var bytes = GC.AllocateUninitializedArray<byte>(checked((int)layout.End + behind.Written.Length), pinned: true);
        behind.Written.CopyTo(bytes.AsSpan((int)layout.End));
        var wide = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            ref readonly var entry = ref entries[i];
            Write32(bytes, LedgerColumns.HeadLength + i * 4, entry.Ordinal);
            var household = KeyOf(entry.Household, ref wide);
            Write32(bytes, layout.Households + i * 4, household);
            Write32(bytes, layout.Persons + i * 4, entry.Person == entry.Household ? household : KeyOf(entry.Person, ref wide));
            WriteRest(bytes, layout, i, entry, codes);
        }

        var head = bytes.AsSpan(0, LedgerColumns.HeadLength);
        head.Clear();
        (head[0], head[1]) = (LedgerColumns.Version, (byte)layout.Parts);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], entries.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(head[8..], LedgerColumns.Stamp(bytes.AsSpan(LedgerColumns.HeadLength)));
        return bytes;
    }

    /// <summary>No bytes at all are no entries.</summary>
    /// <param name="bytes">In whatever version.</param>
    /// <param name="keys">Of all alerts of the batch.</param>
    public static LedgerEntry[] Decode(ReadOnlySpan<byte> bytes, AlertKeys keys)
    {
        if (bytes.IsEmpty)
        {
            return [];
        }

        if (bytes[0] == RowsVersion)
        {
            return DecodeRows(bytes);
        }

        var columns = LedgerColumns.Open(LedgerColumns.IsColumns(bytes) ? bytes.ToArray() : throw ByteReader.Unreadable(), keys);
        var entries = new LedgerEntry[columns.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = columns[i];
        }

        return entries;
    }

    /// <summary>The same entries at other places of a batch.</summary>
    public static byte[] Moved(byte[] entries, Func<int, int> place)
    {
        var columns = LedgerColumns.Open(entries, AlertKeys.None);
        return Encode([.. Enumerable.Range(0, columns.Count).Select(i => columns.WithoutKeys(i)).Select(entry => entry with { Ordinal = place(entry.Ordinal) })]);
    }

    private static LedgerParts PartsOf(ReadOnlySpan<LedgerEntry> entries)
    {
        var parts = LedgerParts.None;
        Span<int> bits = stackalloc int[4];
        foreach (ref readonly var entry in entries)
        {
            parts |= (entry.OccurredOn is null ? 0 : LedgerParts.Days) | (entry.Code is null ? 0 : LedgerParts.Codes) | (entry.SchoolYear is null ? 0 : LedgerParts.SchoolYears);
            if (entry.Measure is { } measure)
            {
                decimal.GetBits(measure, bits);
                parts |= (bits[1] | bits[2]) == 0 ? LedgerParts.Measures : LedgerParts.Measures | LedgerParts.WideMeasures;
            }
        }

        return parts;
    }

    /// <summary>Writes the wide keys in the order in which <see cref="KeyOf"/> comes across them, and the texts of the codes; returns the codes' numbers.</summary>
    private static Dictionary<string, int> WriteBehind(ByteWriter writer, ReadOnlySpan<LedgerEntry> entries, bool withCodes)
    {
        var wide = 0;
        foreach (ref readonly var entry in entries)
        {
            KeyOf(entry.Household, ref wide);
            if (entry.Person != entry.Household)
            {
                KeyOf(entry.Person, ref wide);
            }
        }

        writer.Fixed32((uint)wide);
        foreach (ref readonly var entry in entries)
        {
            if (IsWide(entry.Household))
            {
                writer.Fixed64(entry.Household.Value);
            }

            if (entry.Person != entry.Household && IsWide(entry.Person))
            {
                writer.Fixed64(entry.Person.Value);
            }
        }

        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; withCodes && i < entries.Length; i++)
        {
            if (entries[i].Code is { } code)
            {
                codes.TryAdd(code, codes.Count + 1);
            }
        }

        writer.Number((ulong)codes.Count);
        foreach (var code in codes.Keys)
        {
            writer.Text(code);
        }

        return codes;
    }

    private static void WriteRest(byte[] bytes, in LedgerLayout layout, int i, in LedgerEntry entry, Dictionary<string, int> codes)
    {
        if ((layout.Parts & LedgerParts.Measures) != 0)
        {
            WriteMeasure(bytes, layout, i, entry.Measure);
        }

        if ((layout.Parts & LedgerParts.Days) != 0)
        {
            Write32(bytes, layout.Days + i * 4, entry.OccurredOn is { } day ? day.DayNumber + 1 : 0);
        }

        if ((layout.Parts & LedgerParts.Codes) != 0)
        {
            Write32(bytes, layout.Codes + i * 4, entry.Code is null ? 0 : codes[entry.Code]);
        }

        if ((layout.Parts & LedgerParts.SchoolYears) != 0)
        {
            Write32(bytes, layout.SchoolYears + i * 4, entry.SchoolYear ?? int.MinValue);
        }
    }

    private static void WriteMeasure(byte[] bytes, in LedgerLayout layout, int i, decimal? measure)
    {
        Span<int> bits = stackalloc int[4];
        bits.Clear();
        bytes[layout.Scales + i] = LedgerColumns.NoMeasure;
        if (measure is { } amount)
        {
            decimal.GetBits(amount, bits);
            bytes[layout.Scales + i] = (byte)(((bits[3] >> 16) & 0x7F) | (bits[3] < 0 ? LedgerColumns.NegativeMeasure : 0));
        }

        if ((layout.Parts & LedgerParts.WideMeasures) == 0)
        {
            Write32(bytes, layout.Measures + i * 4, bits[0]);
            return;
        }

        for (var part = 0; part < 3; part++)
        {
            Write32(bytes, layout.Measures + i * 12 + part * 4, bits[part]);
        }
    }

    private static bool IsWide(SubjectKey key) => key.Value >= LedgerColumns.WideKey;

    private static int KeyOf(SubjectKey key, ref int wide) => IsWide(key) ? unchecked((int)(LedgerColumns.WideKey | (uint)wide++)) : (int)key.Value;

    private static void Write32(byte[] bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);

    private static LedgerEntry[] DecodeRows(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes[1..]);
        var count = reader.Count();
        if (count > bytes.Length)
        {
            throw ByteReader.Unreadable();
        }

        var entries = new LedgerEntry[count];
        for (var i = 0; i < count; i++)
        {
            entries[i] = new LedgerEntry
            {
                Ordinal = reader.Count(),
                Household = new SubjectKey(reader.Number()),
                Person = new SubjectKey(reader.Number()),
                AlertId = new AlertId(reader.Fixed128()),
                EventKey = reader.Fixed64(),
                OccurredOn = reader.Day(),
                Measure = reader.Amount(),
                Code = reader.SharedText(),
                SchoolYear = reader.Optional(),
            };
        }

        return entries;
    }
}
