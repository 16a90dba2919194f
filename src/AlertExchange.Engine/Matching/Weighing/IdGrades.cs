using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>Compares what a row has for an id with a person's id, digit by digit.</summary>
internal static class IdGrades
{
    private const int Length = 18, BirthDateAt = 6, BirthDateEnd = 14;

    internal static IdLevel Compare(in MatchQuery query, ulong known)
    {
        if (known == 0)
        {
            return IdLevel.Absent;
        }

        if (query.IdState == CitizenIdState.Sound)
        {
            return query.Id.Packed == 0 ? IdLevel.Absent : query.Id.Packed == known ? IdLevel.Same : CompareSound(query, known);
        }

        return query.IdState == CitizenIdState.Absent || query.IdText is not { Length: >= IdNeighbours.ShortestPrefix } text
            ? IdLevel.Absent
            : CompareTexts(text, known);
    }

    /// <summary>Two sound ids are never one edit apart; but one that ends in 000, or was upgraded, may be sound by chance.</summary>
    private static IdLevel CompareSound(in MatchQuery query, ulong known)
    {
        if (query.Id.Packed / 100 == known / 100 && MayHaveLostDigits(query.Id))
        {
            return IdLevel.Prefix;
        }

        if (query.IdIsUpgraded)
        {
            Span<char> written = stackalloc char[Length], person = stackalloc char[Length];
            Write(query.Id.Packed, written);
            Write(known, person);
            if (written[..6].SequenceEqual(person[..6]) && written[8..17].SequenceEqual(person[6..15]))
            {
                return IdLevel.Prefix;
            }
        }

        return query.Id.Packed / 1000 % 100_000_000 == known / 1000 % 100_000_000 ? IdLevel.BirthDatePart : IdLevel.Different;
    }

    /// <summary>True for an id that ends in 000, as a number cell leaves what it cannot hold.</summary>
    internal static bool MayHaveLostDigits(CitizenId id) => id.Packed % 100 == 0 && CitizenId.CheckDigitOf(id.Packed) == '0';

    /// <summary>True where the birth date stands undamaged in what is left of the id.</summary>
    internal static bool SameBirthDatePart(ReadOnlySpan<char> written, ulong known)
    {
        if (known == 0 || written.Length < BirthDateEnd)
        {
            return false;
        }

        Span<char> person = stackalloc char[Length];
        Write(known, person);
        return written[BirthDateAt..BirthDateEnd].SequenceEqual(person[BirthDateAt..BirthDateEnd]);
    }

    private static IdLevel CompareTexts(ReadOnlySpan<char> written, ulong known)
    {
        Span<char> person = stackalloc char[Length];
        Write(known, person);
        var level = written.Length switch
        {
            Length => CompareWhole(written, person),
            Length - 1 when IsOneMissing(written, person) => IdLevel.DroppedOrAdded,
            Length + 1 when IsOneMissing(person, written) => IdLevel.DroppedOrAdded,
            _ => IdLevel.Different,
        };
        if (level != IdLevel.Different)
        {
            return level;
        }

        // Zeros at the end of 18 stand for lost digits, not for digits.
        var kept = written.Length <= 17 ? written.Length : 15;
        if (written.Length <= Length && written[..kept].SequenceEqual(person[..kept]) ||
            written.Length == 15 && written[..6].SequenceEqual(person[..6]) && written[6..].SequenceEqual(person[8..17]))
        {
            return IdLevel.Prefix;
        }

        return written[BirthDateAt..BirthDateEnd].SequenceEqual(person[BirthDateAt..BirthDateEnd]) ? IdLevel.BirthDatePart : IdLevel.Different;
    }

    private static IdLevel CompareWhole(ReadOnlySpan<char> written, ReadOnlySpan<char> person)
    {
        var at = written.CommonPrefixLength(person);
        if (at == Length)
        {
            return IdLevel.Same;
        }

        if (written[(at + 1)..].SequenceEqual(person[(at + 1)..]))
        {
            return IdLevel.Substitution;
        }

        return at + 1 < Length && written[at] == person[at + 1] && written[at + 1] == person[at] && written[(at + 2)..].SequenceEqual(person[(at + 2)..])
            ? IdLevel.Transposition
            : IdLevel.Different;
    }

    private static bool IsOneMissing(ReadOnlySpan<char> shorter, ReadOnlySpan<char> longer)
    {
        var at = shorter.CommonPrefixLength(longer);
        return shorter[at..].SequenceEqual(longer[(at + 1)..]);
    }

    private static void Write(ulong packed, Span<char> text)
    {
        packed.TryFormat(text, out _, "D17", CultureInfo.InvariantCulture);
        text[17] = CitizenId.CheckDigitOf(packed);
    }
}
