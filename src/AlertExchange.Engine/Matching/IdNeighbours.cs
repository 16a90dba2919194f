using System.Buffers;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Matching;

/// <summary>
/// The sound ids that a faulty one may have been: one character replaced, two adjacent ones exchanged, one dropped or put in. The check digit
/// as written belonged to the right number, which leaves at most one digit a place (MOD 11-2 is modulo a prime).
/// </summary>
internal static class IdNeighbours
{
    /// <summary>A remainder of fewer digits says too little: area and birth date are shared by many.</summary>
    internal const int ShortestPrefix = 14;

    /// <summary>More than any text yields: one dropped character of 17 × ten digits × the places it may have stood.</summary>
    internal const int Most = 192;

    private const int PrefixTaken = 15;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    internal readonly record struct Neighbour(ulong Packed, IdEdit Edit);

    /// <summary>Writes the neighbours of a cleaned text; ids without a real birth date are among them, nobody has them.</summary>
    internal static int Find(ReadOnlySpan<char> text, Span<Neighbour> neighbours)
    {
        var count = 0;
        if (text.Length == 18)
        {
            Span<char> copy = stackalloc char[18];
            text.CopyTo(copy);
            FindSubstitutions(copy, neighbours, ref count);
            FindTranspositions(copy, neighbours, ref count);
        }
        else if (text.Length == 17)
        {
            FindDropped(text, neighbours, ref count);
        }
        else if (text.Length == 19)
        {
            FindAdded(text, neighbours, ref count);
        }

        return count;
    }

    /// <summary>Ids that begin as the text does, at most by its first 15 digits (17 where the text is one short).</summary>
    internal static bool TryPrefixRange(ReadOnlySpan<char> text, out ulong lowest, out ulong highest)
    {
        (lowest, highest) = (0, 0);
        var taken = text.Length is 16 or 17 ? text.Length : Math.Min(text.Length, PrefixTaken);
        if (text.Length is < ShortestPrefix or > 18 || !TryPack(text[..taken], out lowest))
        {
            return false;
        }

        highest = lowest;
        for (var i = taken; i < 17; i++)
        {
            (lowest, highest) = (lowest * 10, highest * 10 + 9);
        }

        return true;
    }

    /// <summary>The birth date in digits 7 to 14, if there is one.</summary>
    internal static DateOnly? BirthDateIn(ReadOnlySpan<char> text)
    {
        if (text.Length is < ShortestPrefix or > 18 || !TryPack(text[6..14], out var date))
        {
            return null;
        }

        int year = (int)date / 10000, month = (int)date / 100 % 100, day = (int)date % 100;
        return year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static void FindSubstitutions(Span<char> text, Span<Neighbour> neighbours, ref int count)
    {
        var odd = text[..17].IndexOfAnyExcept(Digits);
        if (odd < 0)
        {
            // The check character itself may be the wrong one.
            TryPack(text[..17], out var unchanged);
            neighbours[count++] = new Neighbour(unchanged, IdEdit.Substitution);
        }

        for (var place = odd < 0 ? 0 : odd; place <= (odd < 0 ? 16 : odd); place++)
        {
            var written = text[place];
            for (var digit = '0'; digit <= '9'; digit++)
            {
                text[place] = digit;
                if (digit != written)
                {
                    AddIfChecked(text, IdEdit.Substitution, neighbours, ref count);
                }
            }

            text[place] = written;
        }
    }

    private static void FindTranspositions(Span<char> text, Span<Neighbour> neighbours, ref int count)
    {
        for (var place = 0; place < 17; place++)
        {
            if (text[place] != text[place + 1])
            {
                (text[place], text[place + 1]) = (text[place + 1], text[place]);
                AddIfChecked(text, IdEdit.Transposition, neighbours, ref count);
                (text[place], text[place + 1]) = (text[place + 1], text[place]);
            }
        }
    }

    private static void FindDropped(ReadOnlySpan<char> text, Span<Neighbour> neighbours, ref int count)
    {
        Span<char> whole = stackalloc char[18];
        for (var place = 0; place < 17; place++)
        {
            text[..place].CopyTo(whole);
            text[place..].CopyTo(whole[(place + 1)..]);
            for (var digit = '0'; digit <= '9'; digit++)
            {
                whole[place] = digit;
                AddIfChecked(whole, IdEdit.Dropped, neighbours, ref count);
            }
        }
    }

    private static void FindAdded(ReadOnlySpan<char> text, Span<Neighbour> neighbours, ref int count)
    {
        Span<char> whole = stackalloc char[18];
        for (var place = 0; place < 19; place++)
        {
            // Of equal digits in a row it does not matter which one was put in.
            if (place == 0 || text[place] != text[place - 1])
            {
                text[..place].CopyTo(whole);
                text[(place + 1)..].CopyTo(whole[place..]);
                AddIfChecked(whole, IdEdit.Added, neighbours, ref count);
            }
        }
    }

    private static void AddIfChecked(ReadOnlySpan<char> text, IdEdit edit, Span<Neighbour> neighbours, ref int count)
    {
        // Nearly all fail on the check digit, which is told without making a number of the text.
        if (CitizenId.HasCheckDigit(text) && TryPack(text[..17], out var packed))
        {
            neighbours[count++] = new Neighbour(packed, edit);
        }
    }

    private static bool TryPack(ReadOnlySpan<char> digits, out ulong packed)
    {
        packed = 0;
        foreach (var character in digits)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }

            packed = packed * 10 + (uint)(character - '0');
        }

        return true;
    }
}
