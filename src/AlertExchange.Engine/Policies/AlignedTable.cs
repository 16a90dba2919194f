using System.Text;

namespace AlertExchange.Engine.Policies;

/// <summary>Plain-text tables whose columns line up although a Chinese character is two columns wide.</summary>
internal static class AlignedTable
{
    public static void Append(StringBuilder text, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = new int[headings.Count];
        for (var column = 0; column < widths.Length; column++)
            widths[column] = rows.Select(row => Width(row[column])).Append(Width(headings[column])).Max();
        AppendLine(text, headings, widths);
        AppendLine(text, [.. widths.Select(width => new string('-', width))], widths);
        foreach (var row in rows)
            AppendLine(text, row, widths);
    }

    private static void AppendLine(StringBuilder text, IReadOnlyList<string> cells, int[] widths)
    {
        for (var column = 0; column < cells.Count; column++)
        {
            text.Append(cells[column]);
            if (column < cells.Count - 1)
                text.Append(' ', widths[column] - Width(cells[column]) + 2);
        }

        text.Append('\n');
    }

    // CJK, its punctuation and full-width forms; ≥ and the like are narrow in a terminal.
    private static int Width(string text) => text.Sum(c => c >= '\u2E80' ? 2 : 1);
}
