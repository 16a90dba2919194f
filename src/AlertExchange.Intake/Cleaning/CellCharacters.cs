using System.Buffers;
using System.Globalization;

namespace AlertExchange.Intake.Cleaning;

/// <summary>Characters that spreadsheets, chat programs and input methods leave in cells.</summary>
internal static class CellCharacters
{
    /// <summary>What makes a text worth cleaning: white space of any width, controls, zero-width and full-width forms, apostrophe.</summary>
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => IsDropped(c) || IsFullWidth(c) || c is '\'' or '\u2018' or '\u2019' or '`')]);

    /// <summary>True when the text needs no cleaning at all.</summary>
    public static bool IsClean(ReadOnlySpan<char> text) => !text.ContainsAny(Suspicious);

    /// <summary>White space, control, format and other characters that are not seen.</summary>
    public static bool IsDropped(char c) => char.IsWhiteSpace(c) || IsInvisible(c);

    /// <summary>Characters that take no room on paper.</summary>
    public static bool IsInvisible(char c) =>
        char.IsControl(c) || (c > '\u00ac' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format);

    /// <summary>The ASCII form of a full-width character, else the character itself.</summary>
    public static char Narrow(char c) => c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c;

    /// <summary>Narrowed and without anything unseen: the form in which headings, codes, amounts and dates are compared.</summary>
    public static string Compact(ReadOnlySpan<char> text)
    {
        Span<char> buffer = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = Compact(text, buffer);
        return new string(buffer[..length]);
    }

    /// <summary>The same into a buffer of at least the text's length; returns the length written.</summary>
    public static int Compact(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (!IsDropped(c))
            {
                buffer[length++] = Narrow(c);
            }
        }

        return length;
    }

    private static bool IsFullWidth(char c) => c is >= '\uff01' and <= '\uff5e';
}
