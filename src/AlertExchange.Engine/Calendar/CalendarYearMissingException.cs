using System.Globalization;

namespace AlertExchange.Engine.Calendar;

/// <summary>The holiday table has no line for a year that is asked for. The message is Chinese and names year and file.</summary>
public sealed class CalendarYearMissingException(int year, string file) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"工作日历缺少 {year} 年：请把国务院办公厅 {year} 年节假日安排补入 {file} 后重试。"))
{
    public int Year { get; } = year;

    public string File { get; } = file;
}
