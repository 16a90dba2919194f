namespace AlertExchange.Engine.Identity;

/// <summary>What liaisons write where there is nothing to write.</summary>
internal static class AbsentWords
{
    /// <summary>First characters of the ways to say "none", "not known", "not yet": 无, 无身份证, 不详, 暂无, 未办理, 没有, 缺, 待补, 空.</summary>
    private const string OpeningsOfAbsence = "无無不暂未没缺待空";

    /// <summary>True for an empty text, only zeros or signs, or a word for none. Expects the text cleaned and upper-cased.</summary>
    internal static bool IsAbsent(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !text.ContainsAnyExcept('0'))
        {
            return true;
        }

        if (text.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var word = text.TrimStart('(').TrimStart('（');
        return text is "N/A" or "#N/A" or "NA" or "NULL" or "NONE" or "NIL" ||
            (!word.IsEmpty && OpeningsOfAbsence.Contains(word[0], StringComparison.Ordinal)) ||
            !HasLetter(text);
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsLetter(character))
            {
                return true;
            }
        }

        return false;
    }
}
