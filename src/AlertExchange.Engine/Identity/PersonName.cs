using System.Globalization;

namespace AlertExchange.Engine.Identity;

/// <summary>Cleaning and comparison of personal names. Pure and thread-safe.</summary>
public static class PersonName
{
    /// <summary>Longer names are compared by their first characters only as far as the exact spelling.</summary>
    internal const int LongestKey = 64;

    private const char MiddleDot = '·';
    private const uint FirstHash = 2166136261, HashFactor = 16777619;

    /// <summary>
    /// A name fit to be shown: no spaces around it or inside a Chinese name, no invisible characters, Latin letters at normal width,
    /// one kind of middle dot. Characters are not otherwise changed. A clean name is returned as the very string given; null for nothing.
    /// </summary>
    public static string? Clean(string? written)
    {
        if (string.IsNullOrEmpty(written))
        {
            return null;
        }

        return written.AsSpan().ContainsAnyExceptInRange('一', '鿿') ? CleanOdd(written) : written;
    }

    /// <summary>
    /// Writes the form in which names are compared: width, spaces, dots, and remarks in brackets removed, Latin letters raised,
    /// traditional, variant and compatibility characters replaced by the canonical ones. Stops when the span is full.
    /// </summary>
    /// <returns>The number of characters written.</returns>
    public static int WriteKey(ReadOnlySpan<char> name, Span<char> key)
    {
        var length = 0;
        foreach (var character in name)
        {
            var plain = character is > '\u007F' ? Narrow(HanCharacters.Canonical(character)) : character;
            if (plain is >= '一' and <= '鿿' && length < key.Length)
            {
                key[length++] = plain;
                continue;
            }

            if (plain is '(' or '[' or '【' or '〔' && length > 0)
            {
                break;
            }

            if (plain == MiddleDot || IsBlank(plain) || plain is '.' or '(' or ')')
            {
                continue;
            }

            if (length == key.Length)
            {
                break;
            }

            key[length++] = char.IsAsciiLetterLower(plain) ? (char)(plain - 32) : plain;
        }

        return length;
    }

    /// <summary>The form in which names are compared, as a string.</summary>
    public static string Key(ReadOnlySpan<char> name)
    {
        Span<char> key = stackalloc char[LongestKey];
        return new string(key[..WriteKey(name, key)]);
    }

    /// <summary>Compares two names, most likely the same person's; the order does not matter.</summary>
    public static NameComparison Compare(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        if (first.SequenceEqual(second))
        {
            return NameComparison.Same;
        }

        Span<char> firstKey = stackalloc char[LongestKey], secondKey = stackalloc char[LongestKey];
        firstKey = firstKey[..WriteKey(first, firstKey)];
        secondKey = secondKey[..WriteKey(second, secondKey)];
        return firstKey.Length == LongestKey || firstKey.Length != secondKey.Length || firstKey.IsEmpty
            ? NameComparison.Different
            : CompareKeys(firstKey, secondKey);
    }

    /// <summary>True for everything but <see cref="NameComparison.Different"/>.</summary>
    public static bool Agrees(ReadOnlySpan<char> first, ReadOnlySpan<char> second) => Compare(first, second) != NameComparison.Different;

    /// <summary>
    /// A number that is equal for names that sound alike by their characters' usual readings, whatever the characters are, the surname's
    /// too; what the county does not tell apart sounds alike.
    /// </summary>
    public static uint SoundKey(ReadOnlySpan<char> name, DialectMergers dialect)
    {
        var sounds = dialect.Sounds;
        var hash = FirstHash;
        foreach (var character in name)
        {
            var place = character - DialectMergers.FirstSound;
            if ((uint)place >= (uint)sounds.Length)
            {
                return SoundKeyOfOdd(name, dialect);
            }

            hash = (hash ^ sounds[place]) * HashFactor;
        }

        return hash;
    }

    private static uint SoundKeyOfOdd(ReadOnlySpan<char> name, DialectMergers dialect)
    {
        Span<char> key = stackalloc char[LongestKey];
        var hash = FirstHash;
        foreach (var character in key[..WriteKey(name, key)])
        {
            hash = (hash ^ dialect.SoundOf(character)) * HashFactor;
        }

        return hash;
    }

    /// <summary>What follows the surname, in the form in which names are compared.</summary>
    /// <param name="room">At least <see cref="LongestKey"/> characters.</param>
    internal static ReadOnlySpan<char> GivenName(ReadOnlySpan<char> name, Span<char> room)
    {
        var key = room[..WriteKey(name, room)];
        return key[Surnames.LengthIn(key)..];
    }

    private static NameComparison CompareKeys(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var differsAt = first.CommonPrefixLength(second);
        if (differsAt == first.Length)
        {
            return NameComparison.SameAfterNormalization;
        }

        if (differsAt < Surnames.LengthIn(first) || differsAt < Surnames.LengthIn(second) || !first[(differsAt + 1)..].SequenceEqual(second[(differsAt + 1)..]))
        {
            return NameComparison.Different;
        }

        return HanCharacters.AreHomophones(first[differsAt], second[differsAt]) ? NameComparison.OneHomophone : NameComparison.OneCharacterDiffers;
    }

    private static string? CleanOdd(string written)
    {
        Span<char> cleaned = written.Length <= 256 ? stackalloc char[written.Length] : new char[written.Length];
        var length = 0;
        var hasLatin = written.AsSpan().ContainsAnyInRange('A', 'Z') || written.AsSpan().ContainsAnyInRange('a', 'z');
        foreach (var character in written)
        {
            if (!IsBlank(character))
            {
                cleaned[length++] = Narrow(character);
            }
            else if (hasLatin && char.IsWhiteSpace(character) && length > 0 && cleaned[length - 1] != ' ')
            {
                cleaned[length++] = ' ';
            }
        }

        var name = cleaned[..length].Trim(' ');
        return name.IsEmpty ? null : name.SequenceEqual(written) ? written : new string(name);
    }

    private static char Narrow(char character) => character switch
    {
        '•' or '．' or '‧' or '・' or '･' or '∙' or '⋅' or '●' or '᛫' or '⸱' or '˙' => MiddleDot,
        >= '！' and <= '～' => (char)(character - 0xFEE0),
        _ => character,
    };

    private static bool IsBlank(char character) =>
        character is not (>= '一' and <= '鿿') &&
        (char.IsWhiteSpace(character) || char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format);
}
