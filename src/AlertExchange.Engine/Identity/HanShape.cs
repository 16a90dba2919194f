using System.Numerics;

namespace AlertExchange.Engine.Identity;

/// <summary>
/// What a character looks like, by figures that dictionaries give: the four-corner code (a digit for what stands in each corner), the
/// Cangjie code (a letter for each part, in the order of writing) and the number of strokes.
/// </summary>
internal readonly record struct HanShape(ushort Corners, uint Form)
{
    private const int LetterBits = 5, CangjieBits = 25;

    private int Strokes => (int)(Form >> CangjieBits);

    private uint Cangjie => Form & (1u << CangjieBits) - 1;

    /// <summary>
    /// Alike are characters with the same parts; with the same corners and nearly as many strokes; with one part more, less or another, the
    /// more of them the longer the character is; and with the same last three parts, that is, another radical before the same body.
    /// </summary>
    internal bool LooksLike(HanShape other)
    {
        if (Form == 0 || other.Form == 0)
        {
            return false;
        }

        var strokes = Math.Abs(Strokes - other.Strokes);
        if (strokes > 3)
        {
            return false;
        }

        int corners = DifferentCorners(other), longer = Math.Max(Length(Cangjie), Length(other.Cangjie));
        return Cangjie == other.Cangjie ||
            corners == 0 && strokes <= 1 ||
            corners <= 2 && IsOnePartAway(Cangjie, other.Cangjie) && (longer >= 4 || longer == 3 && strokes <= 2 || strokes <= 1 && corners <= 1) ||
            longer >= 4 && HasSameBody(Cangjie, other.Cangjie);
    }

    private int DifferentCorners(HanShape other)
    {
        if (Corners == 0 || other.Corners == 0)
        {
            return 4;
        }

        var different = 0;
        for (int one = Corners - 1, two = other.Corners - 1, digit = 0; digit < 4; digit++, one /= 10, two /= 10)
        {
            different += one % 10 == two % 10 ? 0 : 1;
        }

        return different;
    }

    private static int Length(uint cangjie) => (BitOperations.Log2(cangjie) + LetterBits) / LetterBits;

    private static bool IsOnePartAway(uint first, uint second)
    {
        int firstLength = Length(first), secondLength = Length(second);
        if (firstLength == secondLength)
        {
            return IsOneReplacedOrExchanged(first, second, firstLength);
        }

        return firstLength < secondLength ? IsOneLeftOut(first, second, secondLength) : IsOneLeftOut(second, first, firstLength);
    }

    private static bool IsOneReplacedOrExchanged(uint first, uint second, int length)
    {
        var different = first ^ second;
        for (var at = 0; at < length; at++)
        {
            var shift = at * LetterBits;
            if (different >> shift << shift == different && different >> shift < 32)
            {
                return true;
            }

            if (at + 1 < length && different >> shift << shift == different && different >> shift < 1024 && Letter(first, at) == Letter(second, at + 1) && Letter(first, at + 1) == Letter(second, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOneLeftOut(uint shorter, uint longer, int length)
    {
        for (var at = 0; at < length; at++)
        {
            var below = (1u << at * LetterBits) - 1;
            if ((longer >> LetterBits & ~below | longer & below) == shorter)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last three letters are the same, and at least one of the two has something else before them.</summary>
    private static bool HasSameBody(uint first, uint second)
    {
        const uint Body = (1u << 3 * LetterBits) - 1;
        return (first & Body) == (second & Body) && (first & Body) >> 2 * LetterBits != 0;
    }

    private static uint Letter(uint cangjie, int at) => cangjie >> at * LetterBits & 31;
}
