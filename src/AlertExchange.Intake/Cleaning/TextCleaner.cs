namespace AlertExchange.Intake.Cleaning;

/// <summary>Cleans free text.</summary>
internal static class TextCleaner
{
    /// <summary>Trimmed, unseen characters removed, inner line breaks and runs of white space as one space; null when nothing is left or a mere stroke.</summary>
    public static string? Clean(string text)
    {
        if (CellCharacters.IsClean(text))
        {
            return AbsentMarks.IsStroke(text) ? null : text;
        }

        Span<char> buffer = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (length > 0 && buffer[length - 1] != ' ')
                {
                    buffer[length++] = ' ';
                }
            }
            else if (!CellCharacters.IsInvisible(c))
            {
                buffer[length++] = c is >= '\uff10' and <= '\uff19' or >= '\uff21' and <= '\uff3a' or >= '\uff41' and <= '\uff5a' ? CellCharacters.Narrow(c) : c;
            }
        }

        var cleaned = buffer[..length].TrimEnd(' ').TrimStart('\'');
        return AbsentMarks.IsStroke(cleaned) ? null : cleaned.SequenceEqual(text) ? text : new string(cleaned);
    }
}
