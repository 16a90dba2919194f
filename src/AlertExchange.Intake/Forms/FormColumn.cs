namespace AlertExchange.Intake.Forms;

/// <summary>A column of a form: the one definition behind binding, reading, template, guide and error texts.</summary>
public sealed record FormColumn
{
    public required Field Field { get; init; }

    /// <summary>The canonical Chinese heading.</summary>
    public required string Heading { get; init; }

    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Words that rule the column out although a known heading stands in the heading, for example 本次 for a cumulative figure.</summary>
    public IReadOnlyList<string> Not { get; init; } = [];

    public FieldType Type { get; init; }

    /// <summary>What the stored number means, for example 元 or 亩; null where there is none.</summary>
    public string? Unit { get; init; }

    public bool Required { get; init; }

    /// <summary>Required in the row but told by another column too (class and grade from the certificate number), so the sheet binds without it.</summary>
    public bool Derivable { get; init; }

    /// <summary>Chinese: how to fill the column in.</summary>
    public string Note { get; init; } = "";

    public IReadOnlyList<CodeItem> Codes { get; init; } = [];

    /// <summary>True: a value outside <see cref="Codes"/> is taken as written.</summary>
    public bool Open { get; init; }

    /// <summary>An amount below this many yuan, where no unit was stated, is told as a doubt: it may be 万元.</summary>
    public decimal? DoubtBelow { get; init; }

    /// <summary>False: known to binding, left out of the template.</summary>
    public bool InTemplate { get; init; } = true;
}
