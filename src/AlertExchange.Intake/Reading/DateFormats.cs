using System.Buffers;

namespace AlertExchange.Intake.Reading;

/// <summary>Which number formats show a date, and what a serial means.</summary>
internal static class DateFormats
{
    /// <summary>Days between the 1900 and the 1904 calendar of workbooks.</summary>
    private const int Offset1904 = 1462;

    /// <summary>The day after 9999-12-31, exclusive.</summary>
    private const double EndOfDates = 2_958_466;

    private static readonly SearchValues<char> Elapsed = SearchValues.Create("hHmMsS");

    /// <summary>Built-in formats, among them those of Chinese workbooks (27–36, 50–58).</summary>
    public static bool IsDate(int builtInFormat) => builtInFormat is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>A format code with year, month, day, hour or second outside of literals. Elapsed time ([h]:mm) is a duration, not a date.</summary>
    public static bool IsDate(ReadOnlySpan<char> code)
    {
        var date = false;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case ';':
                    return date;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '"':
                    var quoted = code[(i + 1)..].IndexOf('"');
                    i += quoted < 0 ? code.Length : quoted + 1;
                    break;
                case '[':
                    var bracket = code[i..].IndexOf(']');
                    if (bracket < 0)
                    {
                        return date;
                    }

                    if (code.Slice(i + 1, bracket - 1).IndexOfAnyExcept(Elapsed) < 0)
                    {
                        return false;
                    }

                    i += bracket;
                    break;
                case 'G' or 'g' when code[i..].StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += 6;
                    break;
                case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H' or 's' or 'S':
                    date = true;
                    break;
                default:
                    break;
            }
        }

        return date;
    }

    /// <summary>A number shown as a date; a number outside of the calendar stays a number.</summary>
    public static Cell CellOf(double serial, bool is1904)
    {
        var date = is1904 ? serial + Offset1904 : serial;
        // Workbooks believe in 1900-02-29, so serials before it are one day behind.
        date = date is >= 1 and < 60 ? date + 1 : date;
        return date is >= 0 and < EndOfDates ? Cell.OfDateSerial(date) : Cell.OfNumber(serial);
    }
}
