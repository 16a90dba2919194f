using System.Collections.Frozen;
using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Calendar;

/// <summary>
/// Working days by the State Council's notices: weekdays but holidays, and the weekend days that are worked instead.
/// Calendar days need no table; working days of a year that the table does not hold are an error, never a guess. Immutable.
/// </summary>
public sealed class WorkCalendar
{
    private readonly string _file;
    private readonly FrozenDictionary<DateOnly, bool> _exceptions;
    private readonly FrozenSet<int> _years;

    private WorkCalendar(string file, FrozenDictionary<DateOnly, bool> exceptions)
    {
        _file = file;
        _exceptions = exceptions;
        _years = exceptions.Keys.Select(day => day.Year).ToFrozenSet();
    }

    /// <summary>Reads a table with the columns date (yyyy-MM-dd), kind (holiday or workday) and name.</summary>
    /// <exception cref="CalendarFormatException">A line cannot be read or contradicts another.</exception>
    public static WorkCalendar Parse(string csvText, string fileName)
    {
        var exceptions = new Dictionary<DateOnly, bool>();
        var number = 0;
        foreach (var raw in csvText.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.Trim().TrimStart('\uFEFF');
            if (line.IsEmpty || line[0] == '#' || (number == 1 && line.StartsWith("date,", StringComparison.Ordinal)))
                continue;
            var cells = line.ToString().Split(',');
            if (cells.Length < 2
                || !DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                throw new CalendarFormatException(fileName, number, $"“{cells[0]}”不是日期，应写成 2022-10-01 这样。");
            }

            bool? works = cells[1] switch { "workday" => true, "holiday" => false, _ => null };
            if (works is null)
                throw new CalendarFormatException(fileName, number, $"“{cells[1]}”应为 holiday（放假）或 workday（上班）。");
            if (!exceptions.TryAdd(day, works.Value))
                throw new CalendarFormatException(fileName, number, $"日期 {cells[0]} 重复。");
        }

        return new WorkCalendar(fileName, exceptions.ToFrozenDictionary());
    }

    /// <summary>True when the table holds a year.</summary>
    public bool Knows(int year) => _years.Contains(year);

    /// <exception cref="CalendarYearMissingException">The table has no line for the year.</exception>
    public bool IsWorkingDay(DateOnly day)
    {
        if (!_years.Contains(day.Year))
            throw new CalendarYearMissingException(day.Year, _file);
        return _exceptions.TryGetValue(day, out var works)
            ? works
            : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>The <paramref name="count"/>-th working day after <paramref name="start"/>; the start day is not counted.</summary>
    /// <param name="count">0 gives the start day itself; negative counts backwards.</param>
    /// <exception cref="CalendarYearMissingException">A day on the way lies in a year that the table does not hold.</exception>
    public DateOnly AddWorkingDays(DateOnly start, int count)
    {
        var step = Math.Sign(count);
        var day = start;
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
                left--;
        }

        return day;
    }

    /// <summary>The <paramref name="count"/>-th day after <paramref name="start"/>, holidays included; the start day is not counted.</summary>
    public static DateOnly AddCalendarDays(DateOnly start, int count) => start.AddDays(count);

    /// <summary>The last day, inclusive, of a limit that starts on <paramref name="start"/>.</summary>
    /// <exception cref="CalendarYearMissingException">Only for working days.</exception>
    public DateOnly LastDay(DateOnly start, DayLimit limit) => limit.Unit == DayUnit.Working
        ? AddWorkingDays(start, limit.Days)
        : AddCalendarDays(start, limit.Days);

    /// <summary>Days left until the last day, inclusive, of a limit: 0 on that day, negative after it. Today is not counted.</summary>
    /// <exception cref="CalendarYearMissingException">Only for working days.</exception>
    public int DaysLeft(DateOnly today, DateOnly last, DayUnit unit)
    {
        if (unit == DayUnit.Calendar || today == last)
            return last.DayNumber - today.DayNumber;
        var (from, to, sign) = today < last ? (today, last, 1) : (last, today, -1);
        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
                days++;
        }

        // The day after a last day is late, whether anybody works on it or not.
        return sign * (sign < 0 ? Math.Max(1, days) : days);
    }

    /// <summary>
    /// The last day, inclusive until 24:00, for the reports of <paramref name="period"/>: the deadline stays where the notice puts it,
    /// working day or not. A day past the month's end is the month's last day.
    /// </summary>
    public static DateOnly ReportDeadline(Period period, int reportingDay) =>
        new(period.Year, period.Month, Math.Min(reportingDay, DateTime.DaysInMonth(period.Year, period.Month)));

    /// <summary>The working day before <paramref name="deadline"/>, on which departments are reminded.</summary>
    /// <exception cref="CalendarYearMissingException">The table does not hold the year.</exception>
    public DateOnly ReminderDay(DateOnly deadline) => AddWorkingDays(deadline, -1);
}
