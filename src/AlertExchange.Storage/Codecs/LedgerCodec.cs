using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.Codecs;

/// <summary>Ledger entries of one batch in a compact form, some 40 bytes each. The first byte is the version of the form.</summary>
public static class LedgerCodec
{
    private const byte Version = 1;

    public static byte[] Encode(ReadOnlySpan<LedgerEntry> entries)
    {
        var writer = ByteWriter.Rent();
        writer.Byte(Version);
        writer.Number((ulong)entries.Length);
        foreach (ref readonly var entry in entries)
        {
            writer.Number((uint)entry.Ordinal);
            Write(writer, entry.Household);
            Write(writer, entry.Person);
            writer.Fixed128(entry.AlertId.Value);
            writer.Fixed64(entry.EventKey);
            writer.Day(entry.OccurredOn);
            writer.Amount(entry.Measure);
            writer.SharedText(entry.Code);
            writer.Optional(entry.SchoolYear);
        }

        return writer.ToArray();
    }

    /// <summary>No bytes at all are no entries.</summary>
    public static LedgerEntry[] Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return [];
        }

        var reader = new ByteReader(bytes);
        if (reader.Byte() != Version)
        {
            throw ByteReader.Unreadable();
        }

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
                Household = ReadKey(ref reader),
                Person = ReadKey(ref reader),
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

    private static void Write(ByteWriter writer, SubjectKey key) => writer.Number(key.Value);

    private static SubjectKey ReadKey(ref ByteReader reader) => new(reader.Number());
}
