using System.Buffers;
using System.Globalization;

namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>The rows of one worksheet part. Does not believe its dimension; rows and cells without an address follow the one before.</summary>
internal sealed class SheetScanner : IDisposable
{
    private readonly XmlScanner _xml;
    private readonly string _sheet;
    private readonly SharedStrings _texts;
    private readonly CellStyles _styles;
    private readonly bool _is1904;
    private readonly RowGuard _guard;
    private readonly ArrayBufferWriter<byte> _inline = new(256);
    private bool _inRows;
    private bool _ended;
    private int _row;
    private int _rowsSeen;
    private int _width = 8;

    public SheetScanner(Stream part, string sheet, SharedStrings texts, CellStyles styles, bool is1904, RowGuard guard)
    {
        (_sheet, _texts, _styles, _is1904, _guard) = (sheet, texts, styles, is1904, guard);
        _xml = new XmlScanner(part, sheet);
    }

    public bool TryReadRow(out SheetRow row)
    {
        Cell[]? cells = null;
        while (NextRow(out var hidden))
        {
            cells ??= new Cell[_width];
            var filled = ReadCells(ref cells);
            if (filled > 0)
            {
                _width = filled;
                _guard.CountRow(_sheet);
                row = new SheetRow(_row, hidden, cells);
                return true;
            }
        }

        row = null!;
        return false;
    }

    public void Dispose() => _xml.Dispose();

    private bool NextRow(out bool hidden)
    {
        hidden = false;
        while (!_ended)
        {
            switch (_xml.Read())
            {
                case XmlToken.End:
                    _ended = true;
                    break;
                case XmlToken.Start when _xml.Depth == 1:
                    if (!_xml.Name.SequenceEqual("worksheet"u8))
                    {
                        throw FileRefusal.Corrupt(_sheet);
                    }

                    break;
                case XmlToken.Start when _xml.Depth == 2 && _xml.Name.SequenceEqual("sheetData"u8):
                    _inRows = true;
                    break;
                case XmlToken.Close when _xml.Depth == 1:
                    _inRows = false;
                    break;
                case XmlToken.Start when _inRows && _xml.Depth == 3 && _xml.Name.SequenceEqual("row"u8):
                    StartRow(out hidden);
                    return true;
                case XmlToken.Start:
                    _xml.Skip();
                    break;
                default:
                    break;
            }
        }

        return false;
    }

    private void StartRow(out bool hidden)
    {
        hidden = false;
        _row++;
        _guard.CountRowElement(_sheet);
        var attributes = _xml.Attributes;
        while (attributes.Next())
        {
            if (attributes.Name.SequenceEqual("r"u8))
            {
                var number = CellNumber.ParseIndex(attributes.Value);
                _row = number > 0 ? number : _row;
            }
            else if (attributes.Name.SequenceEqual("hidden"u8))
            {
                hidden = IsTrue(attributes.Value);
            }
        }

        if (_row > RowGuard.LastRow || ++_rowsSeen > RowGuard.LastRow)
        {
            throw FileRefusal.TooManyRows(_sheet, RowGuard.LastRow);
        }
    }

    /// <summary>Reads past the row's end; returns the index of the last cell with content plus one.</summary>
    private int ReadCells(ref Cell[] cells)
    {
        int column = -1, filled = 0;
        while (true)
        {
            var token = _xml.Read();
            if (token == XmlToken.Close && _xml.Depth == 2)
            {
                return filled;
            }

            if (token != XmlToken.Start)
            {
                continue;
            }

            if (!_xml.Name.SequenceEqual("c"u8))
            {
                _xml.Skip();
                continue;
            }

            var cell = ReadCell(ref column);
            if (cell.Kind == CellKind.Empty)
            {
                continue;
            }

            _guard.CheckColumn(_sheet, _row, column);
            if (column >= cells.Length)
            {
                Array.Resize(ref cells, Math.Max(column + 1, Math.Min(cells.Length * 2, _guard.Limits.MaxColumns)));
            }

            cells[column] = cell;
            filled = Math.Max(filled, column + 1);
        }
    }

    private Cell ReadCell(ref int column)
    {
        column++;
        var (type, style) = (CellType.Number, 0);
        var attributes = _xml.Attributes;
        while (attributes.Next())
        {
            var name = attributes.Name;
            if (name.Length != 1)
            {
                continue;
            }

            switch (name[0])
            {
                case (byte)'r':
                    var address = CellReference.Parse(attributes.Value).Column;
                    column = address >= 0 ? address : column;
                    break;
                case (byte)'s':
                    style = CellNumber.ParseIndex(attributes.Value);
                    break;
                case (byte)'t':
                    type = TypeOf(attributes.Value);
                    break;
                default:
                    break;
            }
        }

        if (column >= RowGuard.LastColumn)
        {
            throw FileRefusal.TooManyColumns(_sheet, _row, RowGuard.LastColumn);
        }

        return ReadContent(type, style);
    }

    private Cell ReadContent(CellType type, int style)
    {
        var cell = Cell.Empty;
        bool formula = false, value = false;
        while (true)
        {
            var token = _xml.Read();
            if (token == XmlToken.Close)
            {
                // A formula nobody has calculated: an empty cell would pass for "nothing there".
                return formula && !value ? Cell.OfError("#未计算") : cell;
            }

            if (token != XmlToken.Start)
            {
                continue;
            }

            if (_xml.Name.SequenceEqual("v"u8))
            {
                value = true;
                cell = ReadValue(type, style);
            }
            else if (_xml.Name.SequenceEqual("is"u8))
            {
                value = true;
                _inline.ResetWrittenCount();
                RichText.Append(_xml, _inline, _guard.Limits.MaxCellLength);
                cell = TextOf(_inline.WrittenSpan, escaped: true);
            }
            else
            {
                formula |= _xml.Name.SequenceEqual("f"u8);
                _xml.Skip();
            }
        }
    }

    private Cell ReadValue(CellType type, int style)
    {
        var cell = Cell.Empty;
        var seen = false;
        while (true)
        {
            switch (_xml.Read())
            {
                case XmlToken.Close:
                    return cell;
                case XmlToken.Text when !seen:
                    seen = true;
                    cell = CellOf(_xml.Text, type, style);
                    break;
                default:
                    // Nothing writes a value in pieces; half of one would be a wrong one.
                    throw FileRefusal.Corrupt($"“{_sheet}”第 {_row} 行");
            }
        }
    }

    private Cell CellOf(ReadOnlySpan<byte> value, CellType type, int style)
    {
        switch (type)
        {
            case CellType.Shared:
                var text = _texts.Get(CellNumber.ParseIndex(value.Trim(" \t\r\n"u8)));
                return text is null ? throw FileRefusal.Corrupt($"“{_sheet}”第 {_row} 行") : Cell.OfText(text);
            case CellType.Text:
                _inline.ResetWrittenCount();
                RichText.Append(_xml, _inline);
                return TextOf(_inline.WrittenSpan, escaped: true);
            case CellType.Boolean:
                return Cell.OfBoolean(IsTrue(value));
            case CellType.Error:
                return Cell.OfError(XmlText.Decode(value));
            case CellType.Date when DateTime.TryParse(XmlText.Decode(value), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date):
                return Cell.OfDate(date);
            case CellType.Number when CellNumber.TryParse(value, out var number):
                return _styles.IsDate(style) ? DateFormats.CellOf(number, _is1904) : Cell.OfNumber(number);
            default:
                return TextOf(value, escaped: false);
        }
    }

    private Cell TextOf(ReadOnlySpan<byte> text, bool escaped)
    {
        RichText.Check(text, _guard.Limits.MaxCellLength, $"“{_sheet}”第 {_row} 行");
        var decoded = escaped ? XmlText.Unescape(RichText.Strict.GetString(text)) : XmlText.Decode(text);
        return Cell.OfText(decoded);
    }

    private static bool IsTrue(ReadOnlySpan<byte> value) => value.SequenceEqual("1"u8) || value.SequenceEqual("true"u8);

    private static CellType TypeOf(ReadOnlySpan<byte> type) => type switch
    {
        [(byte)'s'] => CellType.Shared,
        [(byte)'n'] => CellType.Number,
        [(byte)'b'] => CellType.Boolean,
        [(byte)'e'] => CellType.Error,
        [(byte)'d'] => CellType.Date,
        _ => CellType.Text,
    };

    private enum CellType
    {
        Number,
        Shared,
        Text,
        Boolean,
        Error,
        Date,
    }
}
