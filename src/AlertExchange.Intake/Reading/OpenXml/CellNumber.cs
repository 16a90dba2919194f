using System.Globalization;

namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>Numbers as workbooks write them.</summary>
internal static class CellNumber
{
    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        text = text.Trim(" \t\r\n"u8);
        // Up to 15 digits and a power of ten are both exact, so one division rounds correctly.
        if (text.Length is > 0 and <= 16)
        {
            long digits = 0;
            var point = -1;
            var at = text[0] == (byte)'-' ? 1 : 0;
            var first = at;
            for (; at < text.Length; at++)
            {
                if (text[at] is >= (byte)'0' and <= (byte)'9')
                {
                    digits = (digits * 10) + text[at] - '0';
                }
                else if (text[at] == (byte)'.' && point < 0 && at > first)
                {
                    point = at;
                }
                else
                {
                    break;
                }
            }

            var count = at - first - (point < 0 ? 0 : 1);
            if (at == text.Length && count is > 0 and <= 15)
            {
                value = point < 0 ? digits : digits / PowersOfTen[text.Length - point - 1];
                value = first == 1 ? -value : value;
                return true;
            }
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    /// <summary>A non-negative whole number; -1 for anything else.</summary>
    public static int ParseIndex(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 9)
        {
            return -1;
        }

        var value = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            value = (value * 10) + digit - '0';
        }

        return value;
    }
}
