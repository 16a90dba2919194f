namespace AlertExchange.Engine.Identity;

/// <summary>
/// Which syllables a county's people do not tell apart (n/l, s/sh, in/ing …): whoever writes a name by ear writes one for the other.
/// Immutable and thread-safe. <see cref="None"/> tells all apart.
/// </summary>
public sealed class DialectMergers
{
    private static readonly string[] Initials = ["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w"];

    /// <summary>The main block, of which nearly all characters of names are.</summary>
    internal const char FirstSound = '一', EndOfSounds = '\uA000';

    private readonly ushort[] _representatives;
    private readonly ushort[] _sounds;

    /// <param name="names">What the mergers are called, in the order of the file.</param>
    /// <param name="mergers">The mergers that hold.</param>
    public DialectMergers(IReadOnlyList<string> names, IReadOnlyList<DialectMerger> mergers)
    {
        Names = names;
        _representatives = Unite(mergers);
        _sounds = new ushort[EndOfSounds - FirstSound];
        for (var character = FirstSound; character < EndOfSounds; character++)
        {
            _sounds[character - FirstSound] = ReckonSound(character);
        }
    }

    public static DialectMergers None { get; } = new([], []);

    /// <summary>What the mergers are called; empty for none.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What <see cref="SoundOf"/> gives for the characters from <see cref="FirstSound"/> to below <see cref="EndOfSounds"/>.</summary>
    internal ReadOnlySpan<ushort> Sounds => _sounds;

    /// <summary>The syllable that stands for all that are not told from this one; 0 stays 0.</summary>
    public int Representative(int syllable) => _representatives[syllable];

    /// <summary>True for two syllables (see <see cref="HanCharacters.UsualSyllable"/>) that are the same or not told apart; never for 0.</summary>
    public bool Merges(int first, int second) => first != 0 && _representatives[first] == _representatives[second];

    /// <summary>True when some reading of the one character is not told from some reading of the other.</summary>
    public bool AreHomophones(char first, char second)
    {
        var others = HanCharacters.Readings(second);
        foreach (var syllable in HanCharacters.Readings(first))
        {
            foreach (var other in others)
            {
                if (_representatives[syllable] == _representatives[other])
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A number for how a character sounds: equal for characters whose usual readings are not told apart; characters without reading sound like themselves.</summary>
    internal ushort SoundOf(char character) =>
        character is >= FirstSound and < EndOfSounds ? _sounds[character - FirstSound] : ReckonSound(character);

    private ushort ReckonSound(char character)
    {
        // Numbers of syllables end far below the first ideograph, and letters of other scripts never sound like a syllable.
        var canonical = HanCharacters.Canonical(character);
        var syllable = HanCharacters.UsualSyllable(canonical);
        return syllable != 0 ? _representatives[syllable] : canonical < HanTable.FirstRadical ? (ushort)(canonical + HanTable.FirstRadical) : canonical;
    }

    private static ushort[] Unite(IReadOnlyList<DialectMerger> mergers)
    {
        // Spellings after all initials and finals are replaced; then single syllables are put together, whatever else happened to them.
        var merged = Enumerable.Range(0, HanCharacters.SyllableCount).Select(syllable => Respell(HanCharacters.Spelling(syllable), mergers)).ToArray();
        foreach (var group in mergers.SelectMany(merger => merger.Syllables))
        {
            var spellings = group.Select(syllable => Respell(syllable, mergers)).ToHashSet(StringComparer.Ordinal);
            // An earlier group may have moved a member already: it is followed to where it went.
            var places = Enumerable.Range(1, merged.Length - 1).Where(s => spellings.Contains(Respell(HanCharacters.Spelling(s), mergers))).ToArray();
            var all = places.Select(place => merged[place]).ToHashSet(StringComparer.Ordinal);
            for (var syllable = 1; syllable < merged.Length; syllable++)
            {
                merged[syllable] = all.Contains(merged[syllable]) ? merged[places[0]] : merged[syllable];
            }
        }

        var firstOf = new Dictionary<string, ushort>(StringComparer.Ordinal);
        return [.. merged.Select((spelling, syllable) => firstOf.TryAdd(spelling, (ushort)syllable) ? (ushort)syllable : firstOf[spelling])];
    }

    private static string Respell(string syllable, IReadOnlyList<DialectMerger> mergers)
    {
        var initial = Initials.FirstOrDefault(i => syllable.StartsWith(i, StringComparison.Ordinal)) ?? "";
        var final = syllable[initial.Length..];
        foreach (var merger in mergers)
        {
            initial = merger.Initials.FirstOrDefault(group => group.Contains(initial, StringComparer.Ordinal))?[0] ?? initial;
            final = merger.Finals.FirstOrDefault(group => group.Contains(final, StringComparer.Ordinal))?[0] ?? final;
        }

        return initial + final;
    }
}
