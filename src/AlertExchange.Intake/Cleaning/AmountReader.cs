using System.Globalization;

namespace AlertExchange.Intake.Cleaning;

/// <summary>Reads money and other decimals as liaisons write them: 10,000.00, ￥800, 1.2万, ８００元, （300） with a minus. Pure.</summary>
public static class AmountReader
{
    private const int LongestFast = 15;

    private const int LongestWorthReading = 40;

    private static readonly (string Suffix, decimal Factor)[] Units =
    [
        ("亿元", 100_000_000m), ("万元", 10_000m), ("千元", 1_000m), ("百元", 100m), ("块钱", 1m), ("元整", 1m), ("亿", 100_000_000m), ("万", 10_000m), ("元", 1m), ("块", 1m),
    ];

    /// <summary>Reads a text cell.</summary>
    public static AmountReading Read(ReadOnlySpan<char> text)
    {
        if (TryReadPlain(text, out var value))
        {
            return new AmountReading(ReadingState.Read, value, false, false);
        }

        if (text.Length > LongestWorthReading)
        {
            return new AmountReading(ReadingState.Unreadable, 0, false, false);
        }

        Span<char> buffer = stackalloc char[LongestWorthReading];
        var length = CellCharacters.Compact(text, buffer);
        return ReadCompact(buffer[..length]);
    }

    /// <summary>Reads a number cell; what 15 digits cannot hold is rounded away.</summary>
    public static AmountReading Read(double number) =>
        double.IsFinite(number) && Math.Abs(number) < 1e15
            ? new AmountReading(ReadingState.Read, (decimal)number, false, false)
            : new AmountReading(ReadingState.Unreadable, 0, false, false);

    /// <summary>Digits with at most one point: what nearly every cell holds.</summary>
    private static bool TryReadPlain(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > LongestFast)
        {
            return false;
        }

        long digits = 0;
        var pointAt = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit <= 9)
            {
                digits = digits * 10 + digit;
            }
            else if (text[i] == '.' && pointAt < 0 && i > 0 && i < text.Length - 1)
            {
                pointAt = i;
            }
            else
            {
                return false;
            }
        }

        value = new decimal((int)digits, (int)(digits >> 32), 0, false, pointAt < 0 ? (byte)0 : (byte)(text.Length - 1 - pointAt));
        return true;
    }

    private static AmountReading ReadCompact(Span<char> text)
    {
        ReadOnlySpan<char> rest = text;
        rest = rest.TrimStart("'‘’`").TrimEnd('\'');
        if (AbsentMarks.IsAbsent(rest))
        {
            return default;
        }

        rest = rest.TrimStart('约');
        var negative = false;
        if (rest.Length > 2 && rest[0] == '(' && rest[^1] == ')')
        {
            negative = true;
            rest = rest[1..^1];
        }

        rest = rest.TrimStart("¥￥$人民币RMB").TrimStart(':');
        if (rest.Length > 1 && rest[0] is '-' or '−' or '—' or '－' or '+')
        {
            negative |= rest[0] != '+';
            rest = rest[1..].TrimStart("¥￥");
        }

        var factor = 1m;
        var hasUnit = false;
        foreach (var (suffix, times) in Units)
        {
            if (rest.EndsWith(suffix, StringComparison.Ordinal))
            {
                (factor, hasUnit) = (times, true);
                rest = rest[..^suffix.Length];
                break;
            }
        }

        if (!ReadDigits(rest, out var value))
        {
            return new AmountReading(ReadingState.Unreadable, 0, false, false);
        }

        return new AmountReading(ReadingState.Read, (negative ? -value : value) * factor, hasUnit, true);
    }

    /// <summary>Digits with thousands separators in their places only: 1,5 is nobody's 15.</summary>
    private static bool ReadDigits(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        Span<char> digits = stackalloc char[LongestWorthReading];
        var length = 0;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var separators = 0;
        for (var i = 0; i < whole.Length; i++)
        {
            if (whole[i] is ',' or '，')
            {
                separators++;
                if (i == 0 || (whole.Length - i) % 4 != 0)
                {
                    return false;
                }
            }
            else
            {
                digits[length++] = whole[i];
            }
        }

        if (point >= 0)
        {
            text[point..].CopyTo(digits[length..]);
            length += text.Length - point;
        }

        return length > 0 && (separators == 0 || whole.IndexOfAny(',', '，') <= 3)
            && decimal.TryParse(digits[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value < 1_000_000_000_000_000m;
    }
}
