using System.Buffers;

namespace AlertExchange.Intake.Reading.Text;

/// <summary>
/// A text table (RFC 4180 with any of the usual separators) as one sheet. The tokenizer is our own because every alert of a CSV passes
/// through it; CsvHelper is the oracle of its tests.
/// </summary>
internal sealed class TextSheet : ISpreadsheet
{
    /// <summary>Enough to tell the separator.</summary>
    private const int FirstBlock = 1 << 17;

    /// <summary>Small enough for the collector to take along with the rows that are pieces of it.</summary>
    private const int LaterBlock = 1 << 15;

    /// <summary>A decoder needs room for two UTF-16 units to make any headway.</summary>
    private const int LeastRoom = 4;

    private readonly TextDecoding _decoding;
    private readonly RowGuard _guard;
    private readonly char _separator;
    private readonly SearchValues<char> _special;

    // Cells are pieces of the block: what was read from it stays as it is, and what follows is read into another one.
    private char[] _block = new char[FirstBlock];
    private int _start;
    private int _end;
    private bool _ended;

    private int _line = 1;
    private int _width = 8;
    private bool _opened;

    public TextSheet(Stream stream, string name, SpreadsheetLimits limits)
    {
        (SheetName, _guard, _decoding) = (name, new RowGuard(limits), new TextDecoding(stream));
        Fill();
        var head = _block.AsSpan(0, _end);
        if (head.IsWhiteSpace() && _ended)
        {
            throw FileRefusal.Empty();
        }

        _separator = SeparatorDetection.Detect(head);
        _special = SearchValues.Create([_separator, '\r', '\n']);
        if (head.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && head.Length > 5 && head[5] is '\r' or '\n')
        {
            _start = 5;
        }
    }

    public string SheetName { get; }

    public bool SheetIsHidden => false;

    public IReadOnlyList<CellRange> MergedRanges => [];

    public bool NextSheet()
    {
        var first = !_opened;
        _opened = true;
        return first;
    }

    public bool TryReadRow(out SheetRow row)
    {
        Cell[]? cells = null;
        while (true)
        {
            SkipBlankLines();
            if (_start == _end)
            {
                if (Fill())
                {
                    continue;
                }

                row = null!;
                return false;
            }

            var line = _line;
            cells ??= new Cell[_width];
            if (!TryReadRecord(ref cells, out var filled))
            {
                Fill();
                continue;
            }

            if (filled > 0)
            {
                _width = filled;
                _guard.CountRow(SheetName);
                row = new SheetRow(line, false, cells);
                return true;
            }
        }
    }

    public void Dispose()
    {
    }

    /// <summary>Reads one record from the buffer; false when it is not complete there, in which case nothing is consumed.</summary>
    /// <param name="filled">Index of the last cell with content plus one.</param>
    private bool TryReadRecord(ref Cell[] cells, out int filled)
    {
        var text = _block.AsSpan(_start, _end - _start);
        var (at, column, lines) = (0, 0, 0);
        filled = 0;
        while (true)
        {
            Cell cell;
            if (at < text.Length && text[at] == '"')
            {
                var length = QuotedField(_start + at, ref lines, out cell);
                if (length < 0)
                {
                    return false;
                }

                at += length;
            }
            else
            {
                var length = text[at..].IndexOfAny(_special);
                if (length < 0)
                {
                    CheckLength(text.Length - at, lines);
                    if (!_ended)
                    {
                        return false;
                    }

                    length = text.Length - at;
                }

                cell = CellOf(_block, _start + at, length, lines);
                at += length;
            }

            if (cell.Kind != CellKind.Empty)
            {
                _guard.CheckColumn(SheetName, _line, column);
                if (column >= cells.Length)
                {
                    Array.Resize(ref cells, Math.Max(column + 1, Math.Min(cells.Length * 2, _guard.Limits.MaxColumns)));
                }

                cells[column] = cell;
                filled = column + 1;
            }

            if (at == text.Length)
            {
                if (!_ended)
                {
                    return false;
                }

                break;
            }

            var ending = text[at++];
            if (ending == _separator)
            {
                if (++column >= RowGuard.LastColumn)
                {
                    throw FileRefusal.TooManyColumns(SheetName, _line, RowGuard.LastColumn);
                }

                continue;
            }

            if (ending == '\r')
            {
                if (at == text.Length && !_ended)
                {
                    return false;
                }

                at += at < text.Length && text[at] == '\n' ? 1 : 0;
            }

            lines++;
            break;
        }

        _start += at;
        _line += lines;
        return true;
    }

    /// <summary>Length of the field that begins in the block at a place, quotes included; -1 when it is not complete there.</summary>
    private int QuotedField(int start, ref int lines, out Cell cell)
    {
        var text = _block.AsSpan(start, _end - start);
        cell = default;
        var opened = _line + lines;
        var (at, doubled) = (1, false);
        while (true)
        {
            var next = text[at..].IndexOf('"');
            if (next < 0)
            {
                CheckLength(text.Length - 1, lines, unclosed: true);
                return _ended ? throw FileRefusal.UnclosedQuote(opened) : -1;
            }

            at += next + 1;
            if (at == text.Length && !_ended)
            {
                return -1;
            }

            if (at == text.Length || text[at] != '"')
            {
                break;
            }

            (doubled, at) = (true, at + 1);
        }

        var content = text[1..(at - 1)];
        var breaks = CountLines(content);
        var rest = text[at..].IndexOfAny(_special);
        if (rest < 0)
        {
            CheckLength(text.Length, lines);
            if (!_ended)
            {
                return -1;
            }

            rest = text.Length - at;
        }

        if (rest > 0 && breaks > 0)
        {
            // A lone quote pairs up with the next lone one and swallows the rows between: tell, do not guess.
            throw FileRefusal.UnclosedQuote(opened);
        }

        lines += breaks;
        if (doubled || rest > 0)
        {
            var joined = string.Concat(content.ToString().Replace("\"\"", "\"", StringComparison.Ordinal), text.Slice(at, rest)).ToCharArray();
            cell = CellOf(joined, 0, joined.Length, lines);
        }
        else
        {
            cell = CellOf(_block, start + 1, content.Length, lines);
        }

        return at + rest;
    }

    private Cell CellOf(char[] block, int start, int length, int lines)
    {
        CheckLength(length, lines);
        if (length > 2 && block[start] == '=' && block[start + 1] == '"' && block[start + length - 1] == '"')
        {
            // ="0123" is how exports keep Excel from turning an id into a number.
            (start, length) = (start + 2, length - 3);
        }

        return Cell.OfText(block, start, length);
    }

    private void CheckLength(int length, int lines, bool unclosed = false)
    {
        if (length > _guard.Limits.MaxCellLength)
        {
            throw unclosed ? FileRefusal.UnclosedQuote(_line + lines) : FileRefusal.CellTooLong($"第 {_line + lines} 行", _guard.Limits.MaxCellLength);
        }
    }

    private void SkipBlankLines()
    {
        var text = _block.AsSpan(_start, _end - _start);
        var at = 0;
        while (at < text.Length && text[at] is '\n' or '\r')
        {
            if (text[at] == '\r')
            {
                if (at + 1 == text.Length && !_ended)
                {
                    break;
                }

                at += at + 1 < text.Length && text[at + 1] == '\n' ? 1 : 0;
            }

            at++;
            _line++;
        }

        _start += at;
    }

    private static int CountLines(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('\r', '\n') < 0)
        {
            return 0;
        }

        var lines = text.Count('\n');
        for (var at = 0; at < text.Length; at++)
        {
            lines += text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n') ? 1 : 0;
        }

        return lines;
    }

    /// <summary>Takes what is left over into another block and reads on there; a record longer than a block makes the next one longer.</summary>
    private bool Fill()
    {
        if (_ended)
        {
            return false;
        }

        var kept = _end - _start;
        if (_end > 0)
        {
            var block = GC.AllocateUninitializedArray<char>(Math.Max(LaterBlock, kept * 2));
            _block.AsSpan(_start, kept).CopyTo(block);
            _block = block;
        }

        (_start, _end) = (0, kept);
        while (_block.Length - _end >= LeastRoom && !_ended)
        {
            var read = _decoding.Read(_block.AsSpan(_end));
            _ended = read == 0;
            _end += read;
        }

        return _end > kept;
    }
}
