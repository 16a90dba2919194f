using System.Buffers.Binary;
using System.Text;

namespace AlertExchange.Intake.Tests.Reading;

/// <summary>Writes OLE2 containers with a few streams.</summary>
public static class OleBuilder
{
    private const int Sector = 512;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;
    private const uint TableSector = 0xFFFFFFFD;

    public static byte[] Build(params (string Name, byte[] Content)[] streams)
    {
        // Streams shorter than 4096 bytes would have to live in the mini stream; longer ones are simpler.
        var padded = streams.Select(s => (s.Name, Content: s.Content.Concat(new byte[Math.Max(0, 4096 - s.Content.Length)]).ToArray())).ToArray();
        var dataSectors = padded.Sum(s => Sectors(s.Content.Length));
        var tableSectors = 1;
        while (tableSectors * (Sector / 4) < tableSectors + 1 + dataSectors)
        {
            tableSectors++;
        }

        var file = new byte[Sector * (1 + tableSectors + 1 + dataSectors)];
        var table = new uint[tableSectors * (Sector / 4)];
        Array.Fill(table, Free);
        for (var i = 0; i < tableSectors; i++)
        {
            table[i] = TableSector;
        }

        WriteHeader(file, tableSectors);
        var directory = file.AsSpan(Sector * (1 + tableSectors), Sector);
        table[tableSectors] = EndOfChain;
        WriteEntry(directory, "Root Entry", 5, EndOfChain, 0, child: 1);
        var next = tableSectors + 1;
        for (var i = 0; i < padded.Length; i++)
        {
            var (name, content) = padded[i];
            WriteEntry(directory[(128 * (i + 1))..], name, 2, (uint)next, content.Length, Free, right: i + 1 < padded.Length ? (uint)(i + 2) : Free);
            content.CopyTo(file, Sector * (next + 1));
            for (var end = next + Sectors(content.Length); next < end; next++)
            {
                table[next] = next + 1 == end ? EndOfChain : (uint)(next + 1);
            }
        }

        for (var i = 0; i < table.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(Sector + (i * 4)), table[i]);
        }

        return file;
    }

    private static int Sectors(int bytes) => (bytes + Sector - 1) / Sector;

    private static void WriteHeader(Span<byte> file, int tableSectors)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(file, 0xE11AB1A1E011CFD0);
        BinaryPrimitives.WriteUInt16LittleEndian(file[24..], 0x3E);
        BinaryPrimitives.WriteUInt16LittleEndian(file[26..], 3);
        BinaryPrimitives.WriteUInt16LittleEndian(file[28..], 0xFFFE);
        BinaryPrimitives.WriteUInt16LittleEndian(file[30..], 9);
        BinaryPrimitives.WriteUInt16LittleEndian(file[32..], 6);
        BinaryPrimitives.WriteInt32LittleEndian(file[44..], tableSectors);
        BinaryPrimitives.WriteInt32LittleEndian(file[48..], tableSectors);
        BinaryPrimitives.WriteInt32LittleEndian(file[56..], 4096);
        BinaryPrimitives.WriteUInt32LittleEndian(file[60..], EndOfChain);
        BinaryPrimitives.WriteUInt32LittleEndian(file[68..], EndOfChain);
        for (var i = 0; i < 109; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file[(76 + (i * 4))..], i < tableSectors ? (uint)i : Free);
        }
    }

    private static void WriteEntry(Span<byte> entry, string name, byte type, uint start, long length, uint child, uint right = Free)
    {
        Encoding.Unicode.GetBytes(name, entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)((name.Length + 1) * 2));
        entry[66] = type;
        entry[67] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(entry[68..], Free);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[72..], right);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[76..], child);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[116..], start);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[120..], (uint)length);
    }
}
