using System.IO.Compression;
using System.Runtime.InteropServices;

namespace AlertExchange.Engine.Identity;

/// <summary>The table that <c>tools/unihan</c> made, unpacked. One place a character; place -1 for characters that it does not have.</summary>
internal sealed class HanTable
{
    private const int LayoutVersion = 2, HeaderLength = 5;
    internal const char FirstRadical = '\u2E80';

    private const char EndOfRadicals = '\u2FE0', FirstIdeograph = '\u3400', EndOfIdeographs = '\uA000';
    private const char FirstCompatible = '\uF900', EndOfCompatible = '\uFB00';

    private readonly ushort[] _setStarts, _syllables, _setOf;

    private HanTable(ReadOnlySpan<ushort> words)
    {
        if (words[0] != LayoutVersion)
        {
            throw new InvalidOperationException("The embedded table of Han characters has another layout than this program reads.");
        }

        int ranges = words[1], sets = words[2], syllables = words[3], spelled = words[4], characters = 0;
        for (var range = 0; range < ranges; range++)
        {
            characters += words[HeaderLength + range * 2 + 1];
        }

        var rest = words[(HeaderLength + ranges * 2)..];
        _setStarts = Take(ref rest, sets + 1).ToArray();
        _syllables = Take(ref rest, syllables).ToArray();
        Spellings = ReadSpellings(Take(ref rest, spelled * 2));
        Canonical = Take(ref rest, characters).ToArray();
        _setOf = Take(ref rest, characters).ToArray();
        Corners = Take(ref rest, characters).ToArray();
        Forms = Join(Take(ref rest, characters), Take(ref rest, characters));
    }

    /// <summary>The letters of each syllable; number 0 is none.</summary>
    internal string[] Spellings { get; }

    /// <summary>The character that stands for the one at a place; 0 for itself.</summary>
    internal ushort[] Canonical { get; }

    /// <summary>One more than the four digits of the four-corner code; 0 for none.</summary>
    internal ushort[] Corners { get; }

    /// <summary>Strokes above 25 bits of Cangjie code; 0 for none.</summary>
    internal uint[] Forms { get; }

    internal ReadOnlySpan<ushort> ReadingsAt(int place)
    {
        var set = _setOf[place];
        return _syllables.AsSpan(_setStarts[set].._setStarts[set + 1]);
    }

    internal static int PlaceOf(char character) => character switch
    {
        >= FirstIdeograph and < EndOfIdeographs => character - FirstIdeograph + (EndOfRadicals - FirstRadical),
        >= FirstRadical and < EndOfRadicals => character - FirstRadical,
        >= FirstCompatible and < EndOfCompatible => character - FirstCompatible + (EndOfRadicals - FirstRadical) + (EndOfIdeographs - FirstIdeograph),
        _ => -1,
    };

    internal static HanTable Load()
    {
        using var resource = typeof(HanTable).Assembly.GetManifestResourceStream("unihan.bin")
            ?? throw new InvalidOperationException("The embedded table of Han characters is missing.");
        using var inflated = new MemoryStream(524_288);
        using (var inflate = new DeflateStream(resource, CompressionMode.Decompress))
        {
            inflate.CopyTo(inflated);
        }

        return new HanTable(MemoryMarshal.Cast<byte, ushort>(inflated.GetBuffer().AsSpan(0, (int)inflated.Length)));
    }

    private static string[] ReadSpellings(ReadOnlySpan<ushort> packed)
    {
        var spellings = new string[packed.Length / 2 + 1];
        spellings[0] = "";
        for (var syllable = 1; syllable < spellings.Length; syllable++)
        {
            var letters = "";
            for (var rest = packed[syllable * 2 - 2] | (uint)packed[syllable * 2 - 1] << 16; rest != 0; rest >>= 5)
            {
                letters = (char)('`' + (rest & 31)) + letters;
            }

            spellings[syllable] = letters;
        }

        return spellings;
    }

    private static uint[] Join(ReadOnlySpan<ushort> low, ReadOnlySpan<ushort> high)
    {
        var joined = new uint[low.Length];
        for (var i = 0; i < joined.Length; i++)
        {
            joined[i] = low[i] | (uint)high[i] << 16;
        }

        return joined;
    }

    private static ReadOnlySpan<ushort> Take(ref ReadOnlySpan<ushort> words, int count)
    {
        var taken = words[..count];
        words = words[count..];
        return taken;
    }
}
