namespace AlertExchange.Engine.Identity;

/// <summary>The list of mergers cannot be read. The message is Chinese and names file and line.</summary>
public sealed class DialectFormatException(string file, long line, string what) : FormatException($"{file} 第 {line} 行：{what}");
