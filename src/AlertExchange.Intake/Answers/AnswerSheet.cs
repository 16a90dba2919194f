namespace AlertExchange.Intake.Answers;

/// <summary>A workbook that goes out with questions and comes back with answers.</summary>
public sealed record AnswerSheet
{
    /// <summary>Of the sheet with the questions.</summary>
    public required string Name { get; init; }

    /// <summary>Headings.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>A text for each column.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>Headings of columns that are to be filled in; the others are protected.</summary>
    public required IReadOnlyList<string> Writable { get; init; }

    /// <summary>By heading: what may be chosen.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; init; }

    /// <summary>How to fill it in, a line each.</summary>
    public required IReadOnlyList<string> Guide { get; init; }

    /// <summary>Above the headings: who took it, when and what for. Null: nothing.</summary>
    public string? Watermark { get; init; }

    /// <summary>The width of a column in characters.</summary>
    public Func<string, double> WidthOf { get; init; } = _ => 12;
}
