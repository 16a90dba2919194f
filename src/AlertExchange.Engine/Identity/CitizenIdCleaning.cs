using System.Globalization;

namespace AlertExchange.Engine.Identity;

/// <summary>Takes away what is never part of an id and narrows look-alikes.</summary>
internal static class CitizenIdCleaning
{
    /// <summary>Characters that look like the check character X: Latin, Greek and Cyrillic letters, multiplication and ballot signs.</summary>
    private const string LooksLikeX = "×✕✖╳ХхΧχⅩⅹ";

    /// <summary>Copies the meaningful characters of a cell, narrowed and upper-cased; what does not fit is dropped.</summary>
    /// <returns>The number of characters copied.</returns>
    internal static int Clean(ReadOnlySpan<char> written, Span<char> cleaned, out CitizenIdRepairs repairs)
    {
        repairs = CitizenIdRepairs.None;
        var length = 0;
        foreach (var character in written)
        {
            if (IsNoise(character))
            {
                repairs |= CitizenIdRepairs.Stripped;
                continue;
            }

            var plain = character;
            if (character is >= '！' and <= '～')
            {
                plain = (char)(character - 0xFEE0);
                repairs |= CitizenIdRepairs.Narrowed;
                if (IsNoise(plain))
                {
                    repairs |= CitizenIdRepairs.Stripped;
                    continue;
                }
            }
            else if (character > 0x7F && LooksLikeX.Contains(character, StringComparison.Ordinal))
            {
                plain = 'X';
                repairs |= CitizenIdRepairs.Narrowed;
            }

            if (plain is >= 'a' and <= 'z')
            {
                plain = (char)(plain - 32);
                repairs |= CitizenIdRepairs.UpperCased;
            }

            if (length == cleaned.Length)
            {
                break;
            }

            cleaned[length++] = plain;
        }

        return length;
    }

    /// <summary>Apostrophes, quotes, spaces of any width, invisible characters, hyphens, dashes and separators.</summary>
    private static bool IsNoise(char character) => character switch
    {
        >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z' or '+' => false,
        '\'' or '"' or '`' or '-' or '´' or '‘' or '’' or '“' or '”' or '′' or '″' or '「' or '」' or '−' or '﹣' or '_' => true,
        ',' or ';' or ':' or '、' or '。' => true,
        >= '‐' and <= '―' => true,
        _ => char.IsWhiteSpace(character) || char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format,
    };
}
