namespace AlertExchange.Engine.Policies.Parsing;

/// <summary>Finds what somebody probably meant to write.</summary>
internal static class NearestWord
{
    /// <summary>The known word within a third of its length (at least 2 edits), or null.</summary>
    public static string? To(string written, IEnumerable<string> known)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var word in known)
        {
            var distance = Distance(written.ToUpperInvariant(), word.ToUpperInvariant());
            if (distance < bestDistance && distance <= Math.Max(2, word.Length / 3))
                (best, bestDistance) = (word, distance);
        }

        return best;
    }

    // Levenshtein with one row; words are short.
    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[128];
        if (a.Length >= row.Length || b.Length >= row.Length)
            return int.MaxValue;
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
