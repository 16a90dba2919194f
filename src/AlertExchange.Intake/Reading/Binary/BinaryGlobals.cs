using System.Buffers.Binary;

namespace AlertExchange.Intake.Reading.Binary;

/// <summary>What all sheets of an .xls share: the sheet list, the texts, which styles show dates.</summary>
internal sealed class BinaryGlobals
{
    private const int Biff8 = 0x0600;
    private const int MostSheets = 1000;
    private const int MostTexts = 4 << 20;

    private readonly List<ushort> _styleFormats = [];
    private readonly Dictionary<int, bool> _customFormats = [];

    public List<BinarySheetEntry> Sheets { get; } = [];

    public List<string> Texts { get; } = [];

    public bool Is1904 { get; private set; }

    public static BinaryGlobals Read(byte[] stream, SpreadsheetLimits limits)
    {
        var result = new BinaryGlobals();
        var cursor = new BiffCursor(stream, 0);
        if (!cursor.Next() || cursor.Record != BiffRecord.Bof || cursor.DataLength < 4)
        {
            throw FileRefusal.OldExcel();
        }

        if (BinaryPrimitives.ReadUInt16LittleEndian(cursor.Data) != Biff8)
        {
            throw FileRefusal.OldExcel();
        }

        while (cursor.Next() && cursor.Record != BiffRecord.Eof)
        {
            result.Take(cursor, stream, limits);
        }

        return cursor.Record == BiffRecord.Eof ? result : throw FileRefusal.Corrupt("工作簿");
    }

    public bool IsDate(int style)
    {
        if (style >= _styleFormats.Count)
        {
            return false;
        }

        var format = _styleFormats[style];
        return _customFormats.TryGetValue(format, out var date) ? date : DateFormats.IsDate(format);
    }

    private void Take(BiffCursor cursor, byte[] stream, SpreadsheetLimits limits)
    {
        var data = cursor.Data;
        switch (cursor.Record)
        {
            case BiffRecord.FilePass:
                throw FileRefusal.Password();
            case BiffRecord.Date1904 when data.Length >= 2:
                Is1904 = data[0] == 1;
                break;
            case BiffRecord.BoundSheet when data.Length >= 8:
                AddSheet(cursor, stream, limits);
                break;
            case BiffRecord.Format when data.Length >= 5:
                var code = new BiffText(stream, cursor);
                code.Skip(2);
                _customFormats[BinaryPrimitives.ReadUInt16LittleEndian(data)] = DateFormats.IsDate(code.ReadString(limits.MaxCellLength));
                break;
            case BiffRecord.Xf when data.Length >= 4 && _styleFormats.Count <= ushort.MaxValue:
                _styleFormats.Add(BinaryPrimitives.ReadUInt16LittleEndian(data[2..]));
                break;
            case BiffRecord.Sst when data.Length >= 8:
                ReadTexts(cursor, stream, limits);
                break;
            default:
                break;
        }
    }

    private void AddSheet(BiffCursor cursor, byte[] stream, SpreadsheetLimits limits)
    {
        const byte worksheet = 0;
        var data = cursor.Data;
        if (data[5] != worksheet)
        {
            return;
        }

        var name = new BiffText(stream, cursor);
        name.Skip(7);
        Sheets.Add(Sheets.Count == MostSheets ? throw FileRefusal.Corrupt("工作簿") : new BinarySheetEntry(
            name.ReadCharacters(data[6], limits.MaxCellLength),
            (data[4] & 3) != 0,
            BinaryPrimitives.ReadInt32LittleEndian(data)));
    }

    private void ReadTexts(BiffCursor cursor, byte[] stream, SpreadsheetLimits limits)
    {
        var count = BinaryPrimitives.ReadUInt32LittleEndian(cursor.Data[4..]);
        if (count > MostTexts)
        {
            throw FileRefusal.Corrupt("文字表");
        }

        var text = new BiffText(stream, cursor);
        text.Skip(8);
        for (uint i = 0; i < count && !text.Ended(); i++)
        {
            Texts.Add(text.ReadString(limits.MaxCellLength));
        }
    }
}
