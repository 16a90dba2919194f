namespace AlertExchange.Intake.Forms;

/// <summary>A department file is wrong. The message is Chinese and names file, line and, where one is near, the word that was meant.</summary>
public sealed class FormDefinitionException(string file, long line, string message)
    : Exception($"{file} 第{line}行：{message}")
{
    public string File { get; } = file;

    /// <summary>1-based.</summary>
    public long Line { get; } = line;
}
