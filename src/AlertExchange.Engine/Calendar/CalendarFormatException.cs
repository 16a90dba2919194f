using System.Globalization;

namespace AlertExchange.Engine.Calendar;

/// <summary>A line of the holiday table cannot be read. The message is Chinese and names file and line.</summary>
public sealed class CalendarFormatException(string file, int line, string what) : Exception(string.Create(
    CultureInfo.InvariantCulture, $"{file} 第 {line} 行：{what}"))
{
    public string File { get; } = file;

    /// <summary>1-based.</summary>
    public int Line { get; } = line;
}
