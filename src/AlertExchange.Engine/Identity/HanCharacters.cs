using System.IO.Compression;
using System.Runtime.InteropServices;

namespace AlertExchange.Engine.Identity;

/// <summary>
/// Variants and readings of Han characters (Unihan, Unicode 15; see <c>unihan/NOTICE</c> and <c>tools/unihan</c>). The table is read
/// on first use, some milliseconds once; look-ups are two array reads. Characters outside the basic plane stand for themselves.
/// </summary>
public static class HanCharacters
{
    private const int LayoutVersion = 1;
    private const char FirstRadical = '\u2E80', EndOfRadicals = '\u2FE0', FirstIdeograph = '\u3400', EndOfIdeographs = '\uA000';
    private const char FirstCompatible = '\uF900', EndOfCompatible = '\uFB00';

    private static readonly Table Data = Table.Load();

    /// <summary>The character that stands for a traditional, variant or compatibility form; the character itself otherwise.</summary>
    public static char Canonical(char character)
    {
        var place = PlaceOf(character);
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

    private static ReadOnlySpan<ushort> Readings(char character)
    {
        var place = PlaceOf(character);
        if (place < 0)
        {
            return [];
        }

        var set = Data.SetOf[place];
        return Data.Syllables.AsSpan(Data.SetStarts[set]..Data.SetStarts[set + 1]);
    }

    private static int PlaceOf(char character) => character switch
    {
        >= FirstIdeograph and < EndOfIdeographs => character - FirstIdeograph + (EndOfRadicals - FirstRadical),
        >= FirstRadical and < EndOfRadicals => character - FirstRadical,
        >= FirstCompatible and < EndOfCompatible => character - FirstCompatible + (EndOfRadicals - FirstRadical) + (EndOfIdeographs - FirstIdeograph),
        _ => -1,
    };

    private sealed record Table(ushort[] SetStarts, ushort[] Syllables, ushort[] Canonical, ushort[] SetOf)
    {
        internal static Table Load()
        {
            using var resource = typeof(HanCharacters).Assembly.GetManifestResourceStream("unihan.bin")
                ?? throw new InvalidOperationException("The embedded table of Han characters is missing.");
            using var inflated = new MemoryStream(131_072);
            using (var inflate = new DeflateStream(resource, CompressionMode.Decompress))
            {
                inflate.CopyTo(inflated);
            }

            var words = MemoryMarshal.Cast<byte, ushort>(inflated.GetBuffer().AsSpan(0, (int)inflated.Length));
            if (words[0] != LayoutVersion)
            {
                throw new InvalidOperationException("The embedded table of Han characters has another layout than this program reads.");
            }

            int ranges = words[1], sets = words[2], syllables = words[3], characters = 0;
            for (var range = 0; range < ranges; range++)
            {
                characters += words[4 + range * 2 + 1];
            }

            var rest = words[(4 + ranges * 2)..];
            var starts = Take(ref rest, sets + 1);
            var flat = Take(ref rest, syllables);
            var canonical = Take(ref rest, characters);
            return new Table(starts, flat, canonical, Take(ref rest, characters));
        }

        private static ushort[] Take(ref Span<ushort> words, int count)
        {
            var taken = words[..count].ToArray();
            words = words[count..];
            return taken;
        }
    }
}
