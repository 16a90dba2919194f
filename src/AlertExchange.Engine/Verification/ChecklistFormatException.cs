namespace AlertExchange.Engine.Verification;

/// <summary>The checklists cannot be read. The message is Chinese and names file and line.</summary>
public sealed class ChecklistFormatException(string file, long line, string what) : FormatException($"{file} 第 {line} 行：{what}");
