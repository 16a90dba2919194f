using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Tests.Policies;
using FsCheck;

namespace AlertExchange.Engine.Tests.Calendar;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar =
        WorkCalendar.Parse(RepositoryFile.Read("config/calendar/holidays.csv"), "config/calendar/holidays.csv");

    private static readonly DateOnly First = new(2021, 1, 1);
    private static readonly int Days = new DateOnly(2026, 12, 31).DayNumber - First.DayNumber + 1;

    [TestCase("2022-09-30", "2022-10-12")]
    [TestCase("2023-06-21", "2023-06-29")]
    [TestCase("2024-02-08", "2024-02-21")]
    [TestCase("2025-09-30", "2025-10-14")]
    [TestCase("2026-02-13", "2026-02-27")]
    public void Five_working_days_skip_holidays_and_count_worked_weekends(string start, string end) =>
        Calendar.AddWorkingDays(Day(start), 5).ShouldBe(Day(end));

    [TestCase(2022, "6 9 12")]
    [TestCase(2023, "1 2 3 11")]
    [TestCase(2024, "2 5 8")]
    [TestCase(2025, "1 5 10")]
    [TestCase(2026, "1 4 7 9 10")]
    public void The_months_whose_reporting_day_is_not_worked_are_known_and_the_deadline_stays(int year, string months)
    {
        var notWorked = Enumerable.Range(1, 12).Where(month => !Calendar.IsWorkingDay(WorkCalendar.ReportDeadline(new Period(year, month), 25)));
        notWorked.ShouldBe(months.Split(' ').Select(int.Parse));
        WorkCalendar.ReportDeadline(new Period(year, 6), 25).Day.ShouldBe(25);
    }

    [TestCase("2022-01-29", true)]
    [TestCase("2022-01-31", false)]
    [TestCase("2022-12-31", false)]
    [TestCase("2023-01-02", false)]
    [TestCase("2023-01-03", true)]
    [TestCase("2023-06-25", true)]
    [TestCase("2024-10-12", true)]
    [TestCase("2025-10-08", false)]
    [TestCase("2026-02-28", true)]
    public void The_notices_of_the_state_council_hold(string day, bool works) => Calendar.IsWorkingDay(Day(day)).ShouldBe(works);

    [Test]
    public void The_reminder_comes_on_the_working_day_before() =>
        Calendar.ReminderDay(new DateOnly(2022, 9, 25)).ShouldBe(new DateOnly(2022, 9, 23));

    [Test]
    public void A_reporting_day_past_the_months_end_is_its_last_day() =>
        WorkCalendar.ReportDeadline(new Period(2022, 2), 31).ShouldBe(new DateOnly(2022, 2, 28));

    [Test]
    public void A_missing_year_is_an_error_that_names_the_year_and_the_file()
    {
        var missing = Should.Throw<CalendarYearMissingException>(() => Calendar.AddWorkingDays(new DateOnly(2026, 12, 30), 5));
        missing.Year.ShouldBe(2027);
        missing.Message.ShouldContain("2027");
        missing.Message.ShouldContain("config/calendar/holidays.csv");
        missing.Message.ShouldContain("工作日历缺少");
    }

    [Test]
    public void Calendar_days_need_no_table() =>
        Calendar.LastDay(new DateOnly(2030, 12, 30), new DayLimit(2, DayUnit.Calendar)).ShouldBe(new DateOnly(2031, 1, 1));

    [TestCase("date,kind,name\n2022-13-01,holiday,x\n", 2, "不是日期")]
    [TestCase("date,kind,name\n2022-10-01,holliday,x\n", 2, "holiday（放假）")]
    [TestCase("2022-10-01,holiday,x\n2022-10-01,workday,x\n", 2, "重复")]
    [TestCase("date,kind,name\r\n\r\n# 注\r\n2022-10-01\r\n", 4, "不是日期")]
    public void A_line_that_cannot_be_read_is_named(string csv, int line, string what)
    {
        var broken = Should.Throw<CalendarFormatException>(() => WorkCalendar.Parse(csv, "holidays.csv"));
        broken.Line.ShouldBe(line);
        broken.Message.ShouldStartWith($"holidays.csv 第 {line} 行");
        broken.Message.ShouldContain(what);
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Adding_working_days_lands_on_one_and_passes_just_so_many(DoNotSize<int> any, byte count)
    {
        var start = First.AddDays((any.Item & 0xFFFFFFF) % (Days - 500));
        var end = Calendar.AddWorkingDays(start, count);
        var passed = 0;
        for (var day = start.AddDays(1); day <= end; day = day.AddDays(1))
            passed += Calendar.IsWorkingDay(day) ? 1 : 0;
        return passed == count && (count == 0 || Calendar.IsWorkingDay(end));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Going_back_from_a_working_day_undoes_going_forward(DoNotSize<int> any, byte count)
    {
        var start = First.AddDays((any.Item & 0xFFFFFFF) % (Days - 500));
        return !Calendar.IsWorkingDay(start) || Calendar.AddWorkingDays(Calendar.AddWorkingDays(start, count), -count) == start;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
