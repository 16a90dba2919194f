using System.Globalization;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Identity;

/// <summary>
/// Reads a citizen id (GB 11643) from what a liaison's cell holds: strips what spreadsheets and chat programs add, narrows full-width
/// characters, upgrades first-generation numbers, takes the id out of disability certificate and student numbers, and names numbers
/// that lost digits as such. It never completes a number by guessing. Pure and thread-safe.
/// </summary>
public static class CitizenIdReader
{
    /// <summary>Longer cells hold prose, not a number; the rest is not looked at.</summary>
    private const int LongestWorthReading = 64;

    /// <summary>The digits a spreadsheet keeps of a number.</summary>
    private const int DigitsOfANumberCell = 15;

    /// <summary>Reads a text cell; a clean id is returned as the very string given, without allocation.</summary>
    public static CitizenIdReading Read(string? written)
    {
        if (written is null)
        {
            return default;
        }

        return written.Length == 18 && CitizenId.TryParse(written, out var id)
            ? new CitizenIdReading { State = CitizenIdState.Sound, Id = id, Text = written }
            : ReadCleaning(written);
    }

    /// <summary>Reads a text cell.</summary>
    public static CitizenIdReading Read(ReadOnlySpan<char> written) =>
        written.Length == 18 && CitizenId.TryParse(written, out var id)
            ? new CitizenIdReading { State = CitizenIdState.Sound, Id = id, Text = new string(written) }
            : ReadCleaning(written);

    /// <summary>
    /// Reads a number cell. It keeps 15 digits, so a longer number is <see cref="CitizenIdState.DigitsLost"/> whatever it looks like;
    /// 15 digits may be a first-generation number; zero is an empty cell.
    /// </summary>
    public static CitizenIdReading ReadNumber(double cellValue)
    {
        if (cellValue == 0)
        {
            return default;
        }

        if (!double.IsFinite(cellValue) || cellValue < 0 || cellValue != Math.Floor(cellValue) || cellValue >= 1e23)
        {
            return Malformed(cellValue.ToString("R", CultureInfo.InvariantCulture), CitizenIdRepairs.None);
        }

        var digits = cellValue.ToString("F0", CultureInfo.InvariantCulture);
        return digits.Length > DigitsOfANumberCell
            ? DigitsLost(DigitsKept(cellValue, digits), CitizenIdRepairs.None)
            : Classify(digits, CitizenIdRepairs.None);
    }

    /// <summary>
    /// The first 15 digits. A spreadsheet stores 15 digits and zeros, whose nearest double may lie just below (…150976 for …151000);
    /// another program may have stored all digits, which must be cut, not rounded.
    /// </summary>
    private static string DigitsKept(double cellValue, string digits)
    {
        var rounded = cellValue.ToString("E14", CultureInfo.InvariantCulture);
        return double.Parse(rounded, NumberStyles.Float, CultureInfo.InvariantCulture) == cellValue
            ? string.Concat(rounded.AsSpan(0, 1), rounded.AsSpan(2, DigitsOfANumberCell - 1))
            : digits[..DigitsOfANumberCell];
    }

    private static CitizenIdReading ReadCleaning(ReadOnlySpan<char> written)
    {
        Span<char> cleaned = stackalloc char[LongestWorthReading];
        var length = CitizenIdCleaning.Clean(written, cleaned, out var repairs);
        return Classify(cleaned[..length], repairs);
    }

    private static CitizenIdReading Classify(ReadOnlySpan<char> text, CitizenIdRepairs repairs)
    {
        if (AbsentWords.IsAbsent(text))
        {
            return default;
        }

        if (text.Length == 19 && text[0] == 'G' && HasShape(text[1..]))
        {
            return Classify18(text[1..], repairs | CitizenIdRepairs.TakenFromStudentNumber);
        }

        if (text.Length == 18 && text[17] == '*' && AllDigits(text[..17]))
        {
            return ClassifyStarForX(text, repairs);
        }

        if (ShownAsNumber(text, out var digitsShown))
        {
            return DigitsLost(digitsShown, repairs);
        }

        return text.Length switch
        {
            18 when HasShape(text) => Classify18(text, repairs),
            15 when AllDigits(text) => Classify15(text, repairs),
            20 or 22 when HasShape(text[..18]) => ClassifyCertificate(text, repairs),
            _ => Malformed(text, repairs),
        };
    }

    private static CitizenIdReading Classify18(ReadOnlySpan<char> text, CitizenIdRepairs repairs)
    {
        if (CitizenId.TryParse(text, out var id))
        {
            return new CitizenIdReading { State = CitizenIdState.Sound, Id = id, Text = new string(text), Repairs = repairs };
        }

        if (text[15..].SequenceEqual("000"))
        {
            return DigitsLost(text[..DigitsOfANumberCell], repairs);
        }

        return text.ContainsAnyExcept(text[0])
            ? new CitizenIdReading { State = CitizenIdState.CheckDigitFails, Text = new string(text), Repairs = repairs }
            : Malformed(text, repairs);
    }

    /// <summary>
    /// A first-generation number unless it can only be the head of an 18-character one: 7–8 are a century, 9–10 are no month of a
    /// first-generation date, and 11–14 are a month and a day.
    /// </summary>
    private static CitizenIdReading Classify15(ReadOnlySpan<char> text, CitizenIdRepairs repairs)
    {
        var isCentury = text[6..8] is "19" or "20";
        if (isCentury && TwoDigits(text[8..]) is < 1 or > 12 && IsDate(FourDigits(text[6..]), TwoDigits(text[10..]), TwoDigits(text[12..])))
        {
            return DigitsLost(text, repairs);
        }

        Span<char> upgraded = stackalloc char[18];
        text[..6].CopyTo(upgraded);
        "19".CopyTo(upgraded[6..]);
        text[6..].CopyTo(upgraded[8..]);
        upgraded[17] = CitizenId.CheckDigitOf(ulong.Parse(upgraded[..17], NumberStyles.None, CultureInfo.InvariantCulture));
        return CitizenId.TryParse(upgraded, out var id)
            ? new CitizenIdReading { State = CitizenIdState.Sound, Id = id, Text = new string(upgraded), Repairs = repairs | CitizenIdRepairs.UpgradedFrom15 }
            : Malformed(text, repairs);
    }

    /// <summary>第二代残疾人证: the id, then class 1–7 and grade 1–4; 22 characters carry a re-issue mark at the end.</summary>
    private static CitizenIdReading ClassifyCertificate(ReadOnlySpan<char> text, CitizenIdRepairs repairs)
    {
        if (text[18] is not (>= '1' and <= '7') || text[19] is not (>= '1' and <= '4'))
        {
            return Malformed(text, repairs);
        }

        return Classify18(text[..18], repairs | CitizenIdRepairs.TakenFromDisabilityCertificate) with
        {
            DisabilityClass = (byte)(text[18] - '0'),
            DisabilityGrade = (byte)(text[19] - '0'),
        };
    }

    /// <summary>A star typed for the X that a numeric keypad lacks; taken only where the check digit is X, for a star also masks.</summary>
    private static CitizenIdReading ClassifyStarForX(ReadOnlySpan<char> text, CitizenIdRepairs repairs)
    {
        Span<char> withX = stackalloc char[18];
        text.CopyTo(withX);
        withX[17] = 'X';
        return CitizenId.TryParse(withX, out _) ? Classify18(withX, repairs | CitizenIdRepairs.Narrowed) : Malformed(text, repairs);
    }

    /// <summary>Scientific notation, or a long number printed with a decimal point: both went through a floating-point cell.</summary>
    private static bool ShownAsNumber(ReadOnlySpan<char> text, out ReadOnlySpan<char> digitsShown)
    {
        digitsShown = default;
        var exponentAt = text.IndexOf('E');
        if (exponentAt > 0)
        {
            var exponentText = text[(exponentAt + 1)..].TrimStart('+');
            var mantissa = text[..exponentAt];
            if (!AllDigits(exponentText) || exponentText.Length > 2 || !int.TryParse(exponentText, NumberStyles.None, CultureInfo.InvariantCulture, out var exponent) ||
                exponent is < 14 or > 21 || !AllDigits(mantissa[..1]) || (mantissa.Length > 1 && (mantissa[1] != '.' || !AllDigits(mantissa[2..]))))
            {
                return false;
            }

            var shown = mantissa.Length > 1 ? string.Concat(mantissa[..1], mantissa[2..]) : new string(mantissa);
            digitsShown = shown.AsSpan(0, Math.Min(shown.Length, DigitsOfANumberCell));
            return true;
        }

        var point = text.IndexOf('.');
        if (point > DigitsOfANumberCell && AllDigits(text[..point]) && !text[(point + 1)..].ContainsAnyExcept('0'))
        {
            digitsShown = text[..DigitsOfANumberCell];
            return true;
        }

        return false;
    }

    private static CitizenIdReading DigitsLost(ReadOnlySpan<char> remainder, CitizenIdRepairs repairs) =>
        new() { State = CitizenIdState.DigitsLost, Text = new string(remainder), Repairs = repairs };

    private static CitizenIdReading Malformed(ReadOnlySpan<char> text, CitizenIdRepairs repairs) =>
        new() { State = CitizenIdState.Malformed, Text = new string(text), Repairs = repairs };

    private static bool HasShape(ReadOnlySpan<char> text) => AllDigits(text[..17]) && (char.IsAsciiDigit(text[17]) || text[17] == 'X');

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static int TwoDigits(ReadOnlySpan<char> text) => (text[0] - '0') * 10 + text[1] - '0';

    private static int FourDigits(ReadOnlySpan<char> text) => TwoDigits(text) * 100 + TwoDigits(text[2..]);

    private static bool IsDate(int year, int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
