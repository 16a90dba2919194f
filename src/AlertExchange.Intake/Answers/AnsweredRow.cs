namespace AlertExchange.Intake.Answers;

/// <summary>A row of a workbook that came back.</summary>
/// <param name="Row">1-based, as a spreadsheet program counts.</param>
/// <param name="Cells">By heading, trimmed; a column that is not there is not in it.</param>
public sealed record AnsweredRow(int Row, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>Empty where there is nothing.</summary>
    public string this[string heading] => Cells.GetValueOrDefault(heading, "");

    /// <summary>A row may name people: it is not printed.</summary>
    public override string ToString() => $"{nameof(AnsweredRow)} {{ {Row} }}";
}
