using System.Buffers.Binary;

namespace AlertExchange.Intake.Reading.Binary;

/// <summary>The value of one cell record.</summary>
internal static class BinaryCell
{
    public static Cell Read(BiffCursor cursor, byte[] stream, BinaryGlobals globals, SpreadsheetLimits limits, string sheet, int row)
    {
        var data = cursor.Data;
        int style = BinaryPrimitives.ReadUInt16LittleEndian(data[4..]);
        switch (cursor.Record)
        {
            case BiffRecord.LabelSst when data.Length >= 10:
                var index = BinaryPrimitives.ReadUInt32LittleEndian(data[6..]);
                return index < globals.Texts.Count ? Cell.OfText(globals.Texts[(int)index]) : throw FileRefusal.Corrupt($"“{sheet}”第 {row} 行");
            case BiffRecord.Label or BiffRecord.RString when data.Length >= 9:
                var label = new BiffText(stream, cursor);
                label.Skip(6);
                return Cell.OfText(label.ReadString(limits.MaxCellLength));
            case BiffRecord.Number when data.Length >= 14:
                return Number(BinaryPrimitives.ReadDoubleLittleEndian(data[6..]), style, globals);
            case BiffRecord.Rk when data.Length >= 10:
                return Number(Rk(BinaryPrimitives.ReadUInt32LittleEndian(data[6..])), style, globals);
            case BiffRecord.BoolErr when data.Length >= 8:
                return data[7] == 0 ? Cell.OfBoolean(data[6] != 0) : Cell.OfError(ErrorName(data[6]));
            case BiffRecord.Formula when data.Length >= 14:
                return Formula(data.Slice(6, 8), cursor, stream, style, globals, limits);
            default:
                throw FileRefusal.Corrupt($"“{sheet}”第 {row} 行");
        }
    }

    public static Cell Number(double value, int style, BinaryGlobals globals) =>
        !double.IsFinite(value) ? Cell.OfError("#NUM!") : globals.IsDate(style) ? DateFormats.CellOf(value, globals.Is1904) : Cell.OfNumber(value);

    /// <summary>A number in 30 bits: an integer or the upper half of a double, perhaps in hundredths.</summary>
    public static double Rk(uint rk)
    {
        var value = (rk & 2) != 0 ? (int)rk >> 2 : BitConverter.UInt64BitsToDouble((ulong)(rk & ~3u) << 32);
        return (rk & 1) != 0 ? value / 100 : value;
    }

    private static Cell Formula(ReadOnlySpan<byte> result, BiffCursor cursor, byte[] stream, int style, BinaryGlobals globals, SpreadsheetLimits limits)
    {
        if (result[6] != 0xFF || result[7] != 0xFF)
        {
            return Number(BinaryPrimitives.ReadDoubleLittleEndian(result), style, globals);
        }

        return result[0] switch
        {
            0 => FormulaText(cursor, stream, limits),
            1 => Cell.OfBoolean(result[2] != 0),
            2 => Cell.OfError(ErrorName(result[2])),
            _ => Cell.Empty,
        };
    }

    private static Cell FormulaText(BiffCursor cursor, byte[] stream, SpreadsheetLimits limits)
    {
        while (cursor.Next())
        {
            switch (cursor.Record)
            {
                case BiffRecord.SharedFormula or BiffRecord.Array or BiffRecord.Table or BiffRecord.Continue:
                    continue;
                case BiffRecord.String when cursor.DataLength >= 3:
                    return Cell.OfText(new BiffText(stream, cursor).ReadString(limits.MaxCellLength));
                default:
                    return Cell.Empty;
            }
        }

        return Cell.Empty;
    }

    private static string ErrorName(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
}
