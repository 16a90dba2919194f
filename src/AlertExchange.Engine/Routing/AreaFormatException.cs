using System.Globalization;

namespace AlertExchange.Engine.Routing;

/// <summary>A line of an area table cannot be read. The message is Chinese and names file and line.</summary>
public sealed class AreaFormatException(string file, int line, string what) : Exception(string.Create(
    CultureInfo.InvariantCulture, $"{file} 第 {line} 行：{what}"))
{
    public string File { get; } = file;

    /// <summary>1-based.</summary>
    public int Line { get; } = line;
}
