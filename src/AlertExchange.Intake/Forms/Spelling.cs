namespace AlertExchange.Intake.Forms;

/// <summary>How near two words are; used for suggestions, never for decisions.</summary>
internal static class Spelling
{
    /// <summary>“，您是不是要写“x”？” for the nearest known word, or nothing when none is near.</summary>
    public static string Suggest(string written, IEnumerable<string> known) =>
        Closest(written, known, 1) is [var nearest] ? $"，是不是要写“{nearest}”？" : "";

    /// <summary>The words most like the written one, best first; those that share too little are left out.</summary>
    public static IReadOnlyList<string> Closest(string written, IEnumerable<string> known, int limit) =>
        [.. known.Distinct(StringComparer.Ordinal)
            .Select(word => (Word: word, Likeness: Likeness(written, word)))
            .Where(x => x.Likeness >= 0.4)
            .OrderByDescending(x => x.Likeness)
            .ThenBy(x => Math.Abs(x.Word.Length - written.Length))
            .ThenBy(x => x.Word, StringComparer.Ordinal)
            .Take(limit)
            .Select(x => x.Word)];

    /// <summary>From 0 to 1: the better of edit similarity and shared characters.</summary>
    public static double Likeness(string a, string b)
    {
        var longest = Math.Max(a.Length, b.Length);
        if (longest == 0)
        {
            return 1;
        }

        var edit = 1 - (double)Distance(a, b) / longest;
        var shared = 2.0 * Shared(a, b) / (a.Length + b.Length);
        return Math.Max(edit, shared * 0.8);
    }

    private static int Shared(string a, string b)
    {
        var rest = b.ToList();
        return a.Count(rest.Remove);
    }

    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
