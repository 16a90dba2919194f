using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake;

/// <summary>Tells data from subtotals, footers, repeated headers and empty numbered rows. Quick for rows that hold an id.</summary>
internal sealed class RowClassifier
{
    private readonly BoundSheet _sheet;
    private readonly int _idColumn;
    private readonly int _nameColumn;
    private readonly int[] _dataColumns;
    private int _rowsSeen;

    public RowClassifier(BoundSheet sheet)
    {
        _sheet = sheet;
        _idColumn = IndexOf(Field.CitizenId);
        _nameColumn = IndexOf(Field.Name);
        _dataColumns = [.. sheet.Columns.Where(c => c.Field != Field.Ignore).Select(c => c.Index)];
    }

    /// <summary>Null for data.</summary>
    public SkippedRowKind? WhyNotData(SheetRow row)
    {
        _rowsSeen++;
        return HasId(row.Cells) ? null : LookCloser(row);
    }

    private bool HasId(Cell[] cells)
    {
        if ((uint)_idColumn >= (uint)cells.Length)
        {
            return false;
        }

        ref readonly var id = ref cells[_idColumn];
        var text = id.Span;
        return text.Length >= 15 && char.IsAsciiDigit(text[0]);
    }

    private SkippedRowKind? LookCloser(SheetRow row)
    {
        var cells = row.Cells;
        int filled = 0, texts = 0, headings = 0, columnNumbers = 0, inData = 0;
        string? first = null;
        var total = false;
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Kind == CellKind.Empty || (cells[i].Kind == CellKind.Text && string.IsNullOrWhiteSpace(cells[i].Text)))
            {
                continue;
            }

            filled++;
            inData += Array.IndexOf(_dataColumns, i) >= 0 ? 1 : 0;
            if (cells[i].Kind == CellKind.Number)
            {
                columnNumbers += cells[i].Number is >= 1 and < 100 ? 1 : 0;
                continue;
            }

            if (cells[i].Kind != CellKind.Text)
            {
                continue;
            }

            var text = cells[i].Text!;
            texts++;
            first ??= text;
            total |= texts <= 3 && StructureWords.IsTotal(text);
            headings += IsHeading(text, i) ? 1 : 0;
            columnNumbers += StructureWords.IsColumnNumber(text) ? 1 : 0;
        }

        if (inData == 0 && !total && (first is null || !StructureWords.IsFooter(first)))
        {
            return SkippedRowKind.NumberOnly;
        }

        if (headings >= 2 && headings * 10 >= texts * 6)
        {
            return SkippedRowKind.RepeatedHeader;
        }

        if (_rowsSeen <= 2 && filled >= 3 && columnNumbers == filled)
        {
            return SkippedRowKind.ColumnNumbers;
        }

        if (total && !HasSomebody(cells))
        {
            return SkippedRowKind.Total;
        }

        return first is not null && StructureWords.IsFooter(first) ? SkippedRowKind.Footer : null;
    }

    /// <summary>A name that is no 小计 and no label: a person may be behind the row.</summary>
    private bool HasSomebody(Cell[] cells)
    {
        if ((uint)_idColumn < (uint)cells.Length && cells[_idColumn].Kind == CellKind.Number)
        {
            return true;
        }

        return (uint)_nameColumn < (uint)cells.Length && cells[_nameColumn].Kind == CellKind.Text
            && !StructureWords.IsTotal(cells[_nameColumn].Text!) && !StructureWords.IsFooter(cells[_nameColumn].Text!)
            && cells[_nameColumn].Text!.Trim() is { Length: > 0 and <= 20 };
    }

    private bool IsHeading(string text, int column)
    {
        foreach (var header in _sheet.HeaderRows)
        {
            if (column < header.Length && header[column] == text)
            {
                return true;
            }
        }

        return false;
    }

    private int IndexOf(Field field)
    {
        foreach (var column in _sheet.Columns)
        {
            if (column.Field == field)
            {
                return column.Index;
            }
        }

        return -1;
    }
}
