using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>Compares two names character by character, surname and given name apart.</summary>
internal static class NameGrades
{
    internal static NameLevel Compare(ReadOnlySpan<char> written, ReadOnlySpan<char> known, DialectMergers dialect)
    {
        if (written.IsEmpty)
        {
            return NameLevel.Absent;
        }

        if (written.SequenceEqual(known))
        {
            return NameLevel.Same;
        }

        Span<char> first = stackalloc char[PersonName.LongestKey], second = stackalloc char[PersonName.LongestKey];
        first = first[..PersonName.WriteKey(written, first)];
        second = second[..PersonName.WriteKey(known, second)];
        return first.IsEmpty || second.IsEmpty || first.Length == PersonName.LongestKey ? NameLevel.Different : CompareKeys(first, second, dialect);
    }

    private static NameLevel CompareKeys(ReadOnlySpan<char> written, ReadOnlySpan<char> known, DialectMergers dialect)
    {
        if (written.SequenceEqual(known))
        {
            return NameLevel.Variant;
        }

        var surname = Surnames.LengthIn(known);
        if (surname >= known.Length || Surnames.LengthIn(written) != surname)
        {
            return NameLevel.Different;
        }

        if (!written[..surname].SequenceEqual(known[..surname]))
        {
            return written[surname..].SequenceEqual(known[surname..]) ? NameLevel.SurnameDiffers : NameLevel.Different;
        }

        return CompareGiven(written[surname..], known[surname..], dialect);
    }

    private static NameLevel CompareGiven(ReadOnlySpan<char> written, ReadOnlySpan<char> known, DialectMergers dialect)
    {
        if (written.Length != known.Length)
        {
            return IsOneMissing(written, known) || IsOneMissing(known, written) ? NameLevel.OneCharacter : NameLevel.GivenDiffers;
        }

        int differing = 0, homophones = 0, merged = 0, alike = 0;
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] != known[i])
            {
                differing++;
                homophones += HanCharacters.AreHomophones(written[i], known[i]) ? 1 : 0;
                merged += dialect.AreHomophones(written[i], known[i]) ? 1 : 0;
                alike += HanCharacters.LooksAlike(written[i], known[i]) ? 1 : 0;
            }
        }

        return homophones == differing ? NameLevel.Homophone
            : merged == differing ? NameLevel.MergedHomophone
            : differing == 1 && alike == 1 ? NameLevel.LookAlike
            : differing == 1 && written.Length >= 2 || IsExchanged(written, known) ? NameLevel.OneCharacter
            : NameLevel.GivenDiffers;
    }

    private static bool IsExchanged(ReadOnlySpan<char> written, ReadOnlySpan<char> known) =>
        written.Length == 2 && written[0] == known[1] && written[1] == known[0];

    /// <summary>True when a given name of one character is part of one of two; a longer one (of a minority) when one character is left out.</summary>
    private static bool IsOneMissing(ReadOnlySpan<char> shorter, ReadOnlySpan<char> longer)
    {
        if (shorter.IsEmpty || shorter.Length + 1 != longer.Length)
        {
            return false;
        }

        var at = shorter.CommonPrefixLength(longer);
        return shorter[at..].SequenceEqual(longer[(at + 1)..]);
    }
}
