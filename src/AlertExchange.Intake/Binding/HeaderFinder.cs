using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Binding;

/// <summary>Finds the header among the first rows of a sheet: one to three rows, wherever it stands, of the form that it fits best.</summary>
internal sealed class HeaderFinder(IReadOnlyList<ColumnBinder> binders)
{
    /// <summary>Rows with content that are looked at; a header further down is none.</summary>
    public const int RowsLookedAt = 40;

    /// <summary>Wider sheets are cut here when a header is looked for.</summary>
    private const int WidestHeader = 400;

    private const int TallestHeader = 3;

    /// <summary>The best header found: complete ones before others, then by what they bind; null when nothing is bound at all.</summary>
    public FoundHeader? Find(IReadOnlyList<SheetRow> rows, IReadOnlyList<CellRange> merges)
    {
        FoundHeader? best = null;
        for (var first = 0; first < rows.Count; first++)
        {
            if (LooksLikeData(rows[first]) || IsTitleOrNote(rows[first]) || Continues(rows, first, merges))
            {
                continue;
            }

            for (var height = 1; height <= TallestHeader && first + height <= rows.Count; height++)
            {
                if (height > 1 && (LooksLikeData(rows[first + height - 1]) || rows[first + height - 1].Number > rows[first].Number + TallestHeader))
                {
                    break;
                }

                var headings = Join(rows, first, height, merges);
                foreach (var binder in binders)
                {
                    var binding = binder.Bind(headings);
                    if (binding.Score > 0 && (best is null || IsBetter(binding, best.Binding)))
                    {
                        best = new FoundHeader(first, height, binding);
                    }
                }
            }

            // The first complete header is the sheet's; what follows are its rows.
            if (best is { Binding.IsComplete: true } && first > best.First)
            {
                break;
            }
        }

        return best;
    }

    private static bool IsBetter(HeaderBinding one, HeaderBinding other) =>
        one.IsComplete != other.IsComplete ? one.IsComplete : one.Score > other.Score;

    /// <summary>Whether the row is the lower part of a header that begins above it, so that its headings mean nothing alone.</summary>
    private static bool Continues(IReadOnlyList<SheetRow> rows, int index, IReadOnlyList<CellRange> merges)
    {
        if (index == 0 || IsTitleOrNote(rows[index - 1]) || LooksLikeData(rows[index - 1]))
        {
            return false;
        }

        int above = rows[index - 1].Number, here = rows[index].Number;
        var width = Math.Max(rows[index - 1].Cells.Length, rows[index].Cells.Length);
        foreach (var merge in merges)
        {
            var isDown = merge.FirstRow <= above && merge.LastRow >= here;
            var isAcross = merge.FirstRow <= above && merge.LastRow == above && merge.LastColumn > merge.FirstColumn && merge.LastColumn - merge.FirstColumn + 1 < width;
            if (isDown || (isAcross && FilledBelow(rows[index], merge) >= 2))
            {
                return true;
            }
        }

        return merges.Count == 0 && here == above + 1 && Complements(rows[index - 1], rows[index]);
    }

    /// <summary>Text files have no merges: a parent row has headings where the child row has none, and the other way round.</summary>
    private static bool Complements(SheetRow parent, SheetRow child)
    {
        int onlyParent = 0, onlyChild = 0;
        for (var i = 0; i < Math.Max(parent.Cells.Length, child.Cells.Length); i++)
        {
            var up = TextAt(parent, i) is not null;
            var down = TextAt(child, i) is not null;
            onlyParent += up && !down ? 1 : 0;
            onlyChild += down && !up ? 1 : 0;
        }

        return onlyParent >= 1 && onlyChild >= 1;
    }

    private static int FilledBelow(SheetRow row, CellRange merge)
    {
        var filled = 0;
        for (var column = merge.FirstColumn; column <= merge.LastColumn; column++)
        {
            filled += TextAt(row, column) is not null ? 1 : 0;
        }

        return filled;
    }

    private static bool IsTitleOrNote(SheetRow row)
    {
        string? only = null;
        int distinct = 0, notes = 0;
        foreach (var cell in row.Cells)
        {
            if (cell.Kind == CellKind.Text && cell.Text != only && !string.IsNullOrWhiteSpace(cell.Text))
            {
                only = cell.Text;
                distinct++;
                notes += StructureWords.IsNote(cell.Text!) ? 1 : 0;
            }
        }

        // A heading may hold a colon too, as in 金额(单位：元); a note row is mostly notes.
        return distinct <= 1 || notes * 3 >= distinct;
    }

    /// <summary>Numbers, dates and ids do not stand in headers (甲 乙 1 2 and years aside).</summary>
    private static bool LooksLikeData(SheetRow row)
    {
        var numbers = 0;
        foreach (var cell in row.Cells)
        {
            switch (cell.Kind)
            {
                case CellKind.Date or CellKind.Error or CellKind.Boolean:
                    return true;
                case CellKind.Number:
                    numbers++;
                    break;
                case CellKind.Text when cell.Text!.Length is >= 15 and <= 24 && StructureWords.MostlyDigits(cell.Text):
                    return true;
                default:
                    break;
            }
        }

        return numbers > 0;
    }

    /// <summary>One heading a column: parent and child joined, each text once; null for a column without any.</summary>
    private static string?[] Join(IReadOnlyList<SheetRow> rows, int first, int height, IReadOnlyList<CellRange> merges)
    {
        var width = 0;
        for (var i = first; i < first + height; i++)
        {
            width = Math.Max(width, Math.Min(WidestHeader, rows[i].Cells.Length));
        }

        var joined = new string?[width];
        for (var level = 0; level < height; level++)
        {
            var texts = Spread(rows[first + level], level < height - 1 ? rows[first + level + 1] : null, width, merges);
            for (var column = 0; column < width; column++)
            {
                if (texts[column] is { } text && joined[column]?.EndsWith(text, StringComparison.Ordinal) != true)
                {
                    joined[column] = joined[column] + text;
                }
            }
        }

        return joined;
    }

    /// <summary>The row's texts, with a parent heading repeated over the columns that it spans.</summary>
    private static string?[] Spread(SheetRow row, SheetRow? below, int width, IReadOnlyList<CellRange> merges)
    {
        var texts = new string?[width];
        for (var column = 0; column < width; column++)
        {
            texts[column] = TextAt(row, column);
        }

        var hasMerges = false;
        foreach (var merge in merges)
        {
            if (merge.FirstRow > row.Number || merge.LastRow < row.Number)
            {
                continue;
            }

            hasMerges = true;
            var text = merge.FirstRow == row.Number && merge.FirstColumn < width ? texts[merge.FirstColumn] : null;
            for (var column = merge.FirstColumn + 1; text is not null && column <= merge.LastColumn && column < width; column++)
            {
                texts[column] ??= text;
            }
        }

        for (var column = 1; !hasMerges && below is not null && column < width; column++)
        {
            if (texts[column] is null && texts[column - 1] is not null && TextAt(below, column) is not null && TextAt(below, column - 1) is not null)
            {
                texts[column] = texts[column - 1];
            }
        }

        return texts;
    }

    private static string? TextAt(SheetRow row, int column) =>
        column < row.Cells.Length && row.Cells[column].Kind == CellKind.Text && !string.IsNullOrWhiteSpace(row.Cells[column].Text)
            ? row.Cells[column].Text!.Trim()
            : null;
}
