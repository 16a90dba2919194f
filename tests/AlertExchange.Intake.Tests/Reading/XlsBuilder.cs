using System.Text;

namespace AlertExchange.Intake.Tests.Reading;

/// <summary>Writes .xls files (BIFF8) of one column, record by record.</summary>
public static class XlsBuilder
{
    private const int MostRecordBytes = 8224;

    /// <param name="texts">One cell a row.</param>
    /// <param name="rowOrder">In which order the cells are written; by default as they come.</param>
    /// <param name="before">Records to slip in behind the first one.</param>
    /// <param name="version">0x0600 is BIFF8.</param>
    public static byte[] Build(string[] texts, int[]? rowOrder = null, byte[]? before = null, ushort version = 0x0600) =>
        OleBuilder.Build(("Workbook", Stream(texts, rowOrder ?? [.. Enumerable.Range(0, texts.Length)], before ?? [], version)));

    public static byte[] Record(ushort id, byte[] data) => [(byte)id, (byte)(id >> 8), (byte)data.Length, (byte)(data.Length >> 8), .. data];

    private static byte[] Stream(string[] texts, int[] rowOrder, byte[] before, ushort version)
    {
        byte[] globals = [.. Record(0x0809, Bof(version, 5)), .. before, .. Record(0x00E0, new byte[20])];
        var sst = Sst(texts);
        var name = Encoding.Unicode.GetBytes("表");
        var end = Record(0x000A, []);
        byte[] Bound(int position) => Record(0x0085, [.. BitConverter.GetBytes(position), 0, 0, 1, 1, .. name]);
        var sheetAt = globals.Length + Bound(0).Length + sst.Length + end.Length;

        using var stream = new MemoryStream();
        stream.Write([.. globals, .. Bound(sheetAt), .. sst, .. end, .. Record(0x0809, Bof(version, 0x10))]);
        foreach (var row in rowOrder)
        {
            stream.Write(Record(0x00FD, [.. BitConverter.GetBytes((ushort)row), 0, 0, 0, 0, .. BitConverter.GetBytes(row)]));
        }

        stream.Write(end);
        return stream.ToArray();
    }

    private static byte[] Bof(ushort version, ushort kind) => [.. BitConverter.GetBytes(version), .. BitConverter.GetBytes(kind), .. new byte[12]];

    /// <summary>The shared texts, cut into CONTINUE records wherever a record is full, also inside of a text.</summary>
    private static byte[] Sst(string[] texts)
    {
        using var result = new MemoryStream();
        var record = new List<byte>([.. BitConverter.GetBytes(texts.Length), .. BitConverter.GetBytes(texts.Length)]);
        ushort id = 0x00FC;
        foreach (var text in texts)
        {
            var wide = text.Any(c => c > 0xFF);
            if (record.Count + 3 > MostRecordBytes)
            {
                Flush();
            }

            record.AddRange([.. BitConverter.GetBytes((ushort)text.Length), (byte)(wide ? 1 : 0)]);
            foreach (var c in text)
            {
                if (record.Count + 2 > MostRecordBytes)
                {
                    Flush();
                    record.Add((byte)(wide ? 1 : 0));
                }

                record.AddRange(wide ? BitConverter.GetBytes(c) : [(byte)c]);
            }
        }

        Flush();
        return result.ToArray();

        void Flush()
        {
            result.Write(Record(id, [.. record]));
            record.Clear();
            id = 0x003C;
        }
    }
}
