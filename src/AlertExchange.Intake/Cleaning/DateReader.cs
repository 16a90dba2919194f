using System.Buffers;
using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Cleaning;

/// <summary>Reads dates and months as liaisons write them. Pure; years 1900 to 2100.</summary>
public static class DateReader
{
    private const int LongestWorthReading = 40;

    private static readonly SearchValues<char> UsualCharacters = SearchValues.Create("0123456789-/年月日");

    /// <summary>Day numbers of 1954 to 2100: smaller and larger numbers are something else.</summary>
    private const double FirstSerial = 20_000, LastSerial = 73_415;

    /// <summary>Reads a date; <paramref name="period"/> supplies a missing year.</summary>
    public static DateReading Read(in Cell cell, Period period) => cell.Kind switch
    {
        CellKind.Empty => default,
        CellKind.Text => ReadText(cell.Span, period),
        CellKind.Date => FromSerial(cell.Number, DateRepairs.None),
        CellKind.Number => ReadNumber(cell.Number, period),
        _ => new DateReading(ReadingState.Unreadable, default, default),
    };

    /// <summary>Reads a date from text.</summary>
    public static DateReading ReadText(ReadOnlySpan<char> text, Period period)
    {
        if (text.Length == 10 && text[4] is '-' or '/' && text[7] == text[4] && TryDigits(text[..4], out var y) && TryDigits(text[5..7], out var m) && TryDigits(text[8..], out var d))
        {
            return Make(y, m, d, DateRepairs.None);
        }

        if (text.Length > LongestWorthReading)
        {
            return new DateReading(ReadingState.Unreadable, default, default);
        }

        Span<char> buffer = stackalloc char[LongestWorthReading];
        var length = Flatten(text, buffer);
        var compact = buffer[..length].TrimStart('\'').TrimEnd(" .。;；");
        return AbsentMarks.IsAbsent(compact) ? default : ReadFlat(compact, period, IsUsual(text) ? DateRepairs.None : DateRepairs.Rewritten);
    }

    /// <summary>Reads a month column: 2022-08, 202208, 2022年8月, 8月, or any date in it.</summary>
    public static bool TryReadMonth(in Cell cell, Period period, out Period month)
    {
        month = default;
        var number = cell.Kind == CellKind.Number && cell.Number is >= 1 and <= 12 && cell.Number == Math.Floor(cell.Number) ? (int)cell.Number : 0;
        if (cell.Kind == CellKind.Text)
        {
            var compact = CellCharacters.Compact(cell.Text).TrimEnd('份', '月');
            number = compact.Length <= 2 && int.TryParse(compact, NumberStyles.None, CultureInfo.InvariantCulture, out var bare) && bare is >= 1 and <= 12 ? bare : 0;
        }

        if (number > 0)
        {
            month = new Period(period.Year, number);
            return true;
        }

        var reading = Read(cell, period);
        if (reading.State == ReadingState.Read)
        {
            month = Period.Of(reading.Date);
        }

        return reading.State == ReadingState.Read;
    }

    private static DateReading ReadNumber(double number, Period period)
    {
        if (number is >= FirstSerial and <= LastSerial)
        {
            return FromSerial(number, DateRepairs.FromSerial);
        }

        return number == Math.Floor(number) && number is >= 190_000 and < 21_010_000
            ? ReadFlat(((long)number).ToString(CultureInfo.InvariantCulture), period, DateRepairs.Rewritten)
            : new DateReading(ReadingState.Unreadable, default, default);
    }

    private static DateReading FromSerial(double serial, DateRepairs repairs)
    {
        if (serial is < 1 or > LastSerial)
        {
            return new DateReading(ReadingState.Unreadable, default, default);
        }

        var time = DateTime.FromOADate(serial);
        return new DateReading(ReadingState.Read, DateOnly.FromDateTime(time), repairs | (time.TimeOfDay == TimeSpan.Zero ? DateRepairs.None : DateRepairs.TimeDropped));
    }

    /// <summary>Narrowed text in which 年 月 / . are hyphens, 日 is gone, and one space stands before a time of day.</summary>
    private static int Flatten(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = CellCharacters.Narrow(text[i]);
            switch (c)
            {
                case '年' or '月' or '/' or '.' or '\\' or '。' or '—' or '–' or '、':
                    buffer[length++] = '-';
                    break;
                case '日' or '号':
                    if (i + 1 < text.Length && RestHasTime(text[(i + 1)..]) && char.IsAsciiDigit(CellCharacters.Narrow(text[i + 1])))
                    {
                        buffer[length++] = ' ';
                    }

                    break;
                case ' ' or 'T' or '\u3000' when length > 5 && i + 1 < text.Length && RestHasTime(text[(i + 1)..]):
                    buffer[length++] = ' ';
                    break;
                default:
                    if (!CellCharacters.IsDropped(c))
                    {
                        buffer[length++] = c;
                    }

                    break;
            }
        }

        return length;
    }

    private static bool RestHasTime(ReadOnlySpan<char> rest) => rest.IndexOfAny(':', '：', '时') > 0;

    private static DateReading ReadFlat(ReadOnlySpan<char> flat, Period period, DateRepairs repairs)
    {
        var space = flat.IndexOf(' ');
        if (space > 0)
        {
            flat = flat[..space];
            repairs |= DateRepairs.TimeDropped;
        }

        flat = flat.TrimEnd('-');
        if (!flat.ContainsAnyExceptInRange('0', '9'))
        {
            return flat.Length switch
            {
                8 => Make(Number(flat[..4]), Number(flat[4..6]), Number(flat[6..]), repairs | DateRepairs.Rewritten),
                6 => Make(Number(flat[..4]), Number(flat[4..]), 1, repairs | DateRepairs.Rewritten | DateRepairs.DaySupplied),
                5 when Number(flat) is >= (int)FirstSerial and <= (int)LastSerial => FromSerial(Number(flat), DateRepairs.FromSerial),
                _ => new DateReading(ReadingState.Unreadable, default, default),
            };
        }

        Span<int> parts = stackalloc int[3];
        var count = 0;
        foreach (var range in flat.Split('-'))
        {
            if (count == 3 || !TryDigits(flat[range], out parts[count]))
            {
                return new DateReading(ReadingState.Unreadable, default, default);
            }

            count++;
        }

        return (count, parts[0]) switch
        {
            (3, > 99) => Make(parts[0], parts[1], parts[2], repairs),
            (3, _) => Make(2000 + parts[0], parts[1], parts[2], repairs | DateRepairs.Rewritten),
            (2, > 99) => Make(parts[0], parts[1], 1, repairs | DateRepairs.DaySupplied),
            (2, _) => InPeriod(parts[0], parts[1], period, repairs | DateRepairs.YearSupplied),
            _ => new DateReading(ReadingState.Unreadable, default, default),
        };
    }

    private static DateReading InPeriod(int month, int day, Period period, DateRepairs repairs)
    {
        var sameYear = Make(period.Year, month, day, repairs);
        return sameYear.State == ReadingState.Read && sameYear.Date > period.LastDay ? Make(period.Year - 1, month, day, repairs) : sameYear;
    }

    private static DateReading Make(int year, int month, int day, DateRepairs repairs) =>
        year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateReading(ReadingState.Read, new DateOnly(year, month, day), repairs)
            : new DateReading(ReadingState.Unreadable, default, default);

    /// <summary>2022-8-3, 2022/8/3 and 2022年8月3日 are usual and need no remark.</summary>
    private static bool IsUsual(ReadOnlySpan<char> text) => !text.Trim().ContainsAnyExcept(UsualCharacters);

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 4)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = value * 10 + c - '0';
        }

        return true;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
