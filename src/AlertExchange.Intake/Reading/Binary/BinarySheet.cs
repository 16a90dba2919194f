using System.Buffers.Binary;

namespace AlertExchange.Intake.Reading.Binary;

/// <summary>
/// One sheet of an .xls. Its records are walked twice in memory: once for what stands anywhere (hidden rows, merged ranges, whether the cells
/// come in row order), once for the cells.
/// </summary>
internal sealed class BinarySheet
{
    private readonly byte[] _stream;
    private readonly BinarySheetEntry _entry;
    private readonly BinaryGlobals _globals;
    private readonly RowGuard _guard;
    private readonly HashSet<int> _hiddenRows = [];
    private readonly List<CellRange> _merged = [];
    private readonly List<long> _cells = [];
    private int _next;
    private int _width = 8;

    public BinarySheet(byte[] stream, BinarySheetEntry entry, BinaryGlobals globals, RowGuard guard)
    {
        (_stream, _entry, _globals, _guard) = (stream, entry, globals, guard);
        var cursor = new BiffCursor(stream, entry.Position);
        if (!cursor.Next() || cursor.Record != BiffRecord.Bof)
        {
            throw FileRefusal.Corrupt($"工作表“{entry.Name}”");
        }

        SurveyedBytes = Survey(cursor) - entry.Position;
    }

    /// <summary>Length of the sheet's records.</summary>
    public long SurveyedBytes { get; }

    public IReadOnlyList<CellRange> MergedRanges => _merged;

    public bool TryReadRow(out SheetRow row)
    {
        Cell[]? cells = null;
        while (_next < _cells.Count)
        {
            var index = RowOf(_cells[_next]);
            var filled = 0;
            cells ??= new Cell[_width];
            for (; _next < _cells.Count && RowOf(_cells[_next]) == index; _next++)
            {
                var cursor = new BiffCursor(_stream, (int)_cells[_next]);
                cursor.Next();
                filled = Math.Max(filled, Take(cursor, index + 1, ref cells));
            }

            if (filled > 0)
            {
                _width = filled;
                _guard.CountRow(_entry.Name);
                row = new SheetRow(index + 1, _hiddenRows.Contains(index), cells);
                return true;
            }
        }

        row = null!;
        return false;
    }

    private static int RowOf(long cell) => (int)(cell >> 32);

    /// <summary>Notes every cell record as row and position, in row order.</summary>
    private int Survey(BiffCursor cursor)
    {
        var (depth, ordered, last) = (1, true, 0);
        while (depth > 0)
        {
            if (!cursor.Next())
            {
                throw FileRefusal.Corrupt($"工作表“{_entry.Name}”");
            }

            var data = cursor.Data;
            switch (cursor.Record)
            {
                case BiffRecord.Bof:
                    depth++;
                    break;
                case BiffRecord.Eof:
                    depth--;
                    break;
                case BiffRecord.Row when data.Length >= 16 && (data[12] & 0x20) != 0:
                    _hiddenRows.Add(BinaryPrimitives.ReadUInt16LittleEndian(data));
                    break;
                case BiffRecord.MergeCells when depth == 1:
                    AddMerged(data);
                    break;
                case BiffRecord.LabelSst or BiffRecord.Label or BiffRecord.RString or BiffRecord.Number or BiffRecord.Rk or BiffRecord.MulRk
                    or BiffRecord.BoolErr or BiffRecord.Formula when depth == 1 && data.Length >= 6:
                    int row = BinaryPrimitives.ReadUInt16LittleEndian(data);
                    ordered &= row >= last;
                    last = row;
                    _cells.Add(((long)row << 32) | (uint)(cursor.DataStart - BiffCursor.HeaderBytes));
                    break;
                default:
                    break;
            }
        }

        if (!ordered)
        {
            _cells.Sort();
        }

        return cursor.Position;
    }

    private void AddMerged(ReadOnlySpan<byte> data)
    {
        for (var at = 2; at + 8 <= data.Length; at += 8)
        {
            var range = data.Slice(at, 8);
            _merged.Add(new CellRange(
                BinaryPrimitives.ReadUInt16LittleEndian(range) + 1,
                BinaryPrimitives.ReadUInt16LittleEndian(range[2..]) + 1,
                BinaryPrimitives.ReadUInt16LittleEndian(range[4..]),
                BinaryPrimitives.ReadUInt16LittleEndian(range[6..])));
        }
    }

    /// <summary>Puts the cell (or cells) of a record into the row; returns the last filled column plus one.</summary>
    private int Take(BiffCursor cursor, int row, ref Cell[] cells)
    {
        var data = cursor.Data;
        int column = BinaryPrimitives.ReadUInt16LittleEndian(data[2..]);
        if (cursor.Record != BiffRecord.MulRk)
        {
            return Put(BinaryCell.Read(cursor, _stream, _globals, _guard.Limits, _entry.Name, row), row, column, ref cells);
        }

        var filled = 0;
        for (var at = 4; at + 8 <= data.Length; at += 6, column++)
        {
            var style = BinaryPrimitives.ReadUInt16LittleEndian(data[at..]);
            var number = BinaryCell.Rk(BinaryPrimitives.ReadUInt32LittleEndian(data[(at + 2)..]));
            filled = Put(BinaryCell.Number(number, style, _globals), row, column, ref cells);
        }

        return filled;
    }

    private int Put(Cell cell, int row, int column, ref Cell[] cells)
    {
        if (cell.Kind == CellKind.Empty)
        {
            return 0;
        }

        _guard.CheckColumn(_entry.Name, row, column);
        if (column >= cells.Length)
        {
            Array.Resize(ref cells, Math.Max(column + 1, Math.Min(cells.Length * 2, _guard.Limits.MaxColumns)));
        }

        cells[column] = cell;
        return column + 1;
    }
}
