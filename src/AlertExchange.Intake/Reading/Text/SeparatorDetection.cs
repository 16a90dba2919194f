namespace AlertExchange.Intake.Reading.Text;

/// <summary>Finds the separator of a text table from its first lines: the one that most lines hold equally often.</summary>
internal static class SeparatorDetection
{
    private const int LinesLookedAt = 50;
    private static readonly char[] Candidates = [',', '\t', ';'];

    /// <param name="head">The file's first characters; the last line may be cut.</param>
    public static char Detect(ReadOnlySpan<char> head)
    {
        // Excel's own hint in the first line.
        if (head.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && head.Length > 5 && head[5] is '\r' or '\n')
        {
            return head[4];
        }

        var (best, bestLines, bestCount) = (Candidates[0], 0, 0);
        foreach (var candidate in Candidates)
        {
            var (lines, count) = MostCommonCount(CountsByLine(head, candidate));
            if (lines > bestLines || (lines == bestLines && count > bestCount))
            {
                (best, bestLines, bestCount) = (candidate, lines, count);
            }
        }

        return best;
    }

    private static List<int> CountsByLine(ReadOnlySpan<char> head, char separator)
    {
        var counts = new List<int>(LinesLookedAt);
        var (count, quoted, fieldStart) = (0, false, true);
        foreach (var c in head)
        {
            if (quoted)
            {
                quoted = c != '"';
            }
            else if (c == '"' && fieldStart)
            {
                (quoted, fieldStart) = (true, false);
            }
            else if (c == '\n')
            {
                counts.Add(count);
                (count, fieldStart) = (0, true);
                if (counts.Count == LinesLookedAt)
                {
                    return counts;
                }
            }
            else
            {
                // A doubled quote inside a quoted field closes and opens it again.
                fieldStart = c == separator || (c == '"');
                count += c == separator ? 1 : 0;
            }
        }

        counts.Add(count);
        return counts;
    }

    private static (int Lines, int Count) MostCommonCount(List<int> counts)
    {
        var (lines, most) = (0, 0);
        foreach (var group in counts.Where(count => count > 0).GroupBy(count => count))
        {
            if (group.Count() > lines || (group.Count() == lines && group.Key > most))
            {
                (lines, most) = (group.Count(), group.Key);
            }
        }

        return (lines, most);
    }
}
