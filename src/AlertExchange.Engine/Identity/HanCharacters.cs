namespace AlertExchange.Engine.Identity;

/// <summary>
/// Variants, readings and shapes of Han characters (Unihan, Unicode 15; see <c>unihan/NOTICE</c> and <c>tools/unihan</c>). The table is
/// read on first use, some milliseconds once; look-ups are a few array reads. Characters outside the basic plane stand for themselves.
/// </summary>
public static class HanCharacters
{
    private static readonly HanTable Data = HanTable.Load();

    /// <summary>Numbers of syllables are from 1 to below this.</summary>
    internal static int SyllableCount => Data.Spellings.Length;

    /// <summary>The character that stands for a traditional, variant or compatibility form; the character itself otherwise.</summary>
    public static char Canonical(char character)
    {
        var place = HanTable.PlaceOf(character);
        if (place < 0)
        {
            return character;
        }

        var canonical = Data.Canonical[place];
        return canonical == 0 ? character : (char)canonical;
    }

    /// <summary>A number for the usual toneless reading; 0 when the table has none.</summary>
    public static int UsualSyllable(char character)
    {
        var readings = Readings(character);
        return readings.IsEmpty ? 0 : readings[0];
    }

    /// <summary>True when the characters share a toneless Mandarin reading, for example 伟 and 玮.</summary>
    public static bool AreHomophones(char first, char second)
    {
        var others = Readings(second);
        foreach (var syllable in Readings(first))
        {
            if (others.Contains(syllable))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// True for two characters of which one is easily read or typed for the other: 未 and 末, 杨 and 扬, 候 and 侯. Judged by the standard
    /// forms of both, see <see cref="HanShape"/>; a character does not look like itself.
    /// </summary>
    public static bool LooksAlike(char first, char second)
    {
        (first, second) = (Canonical(first), Canonical(second));
        return first != second && ShapeOf(first).LooksLike(ShapeOf(second));
    }

    /// <summary>The letters of a syllable's number, ü written as v.</summary>
    internal static string Spelling(int syllable) => Data.Spellings[syllable];

    /// <summary>All toneless readings of a character, the usual one first.</summary>
    internal static ReadOnlySpan<ushort> Readings(char character)
    {
        var place = HanTable.PlaceOf(character);
        return place < 0 ? [] : Data.ReadingsAt(place);
    }

    private static HanShape ShapeOf(char character)
    {
        var place = HanTable.PlaceOf(character);
        return place < 0 ? default : new HanShape(Data.Corners[place], Data.Forms[place]);
    }
}
