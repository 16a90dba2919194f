using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Intake.Forms;

/// <summary>A form of a department, as its YAML file says.</summary>
public sealed class FormDefinition
{
    internal FormDefinition()
    {
    }

    public required DepartmentId Department { get; init; }

    /// <summary>The department's Chinese name.</summary>
    public required string DepartmentName { get; init; }

    public required AlertKind Kind { get; init; }

    /// <summary>Titles as liaisons write them; the first heads the template.</summary>
    public required IReadOnlyList<string> Titles { get; init; }

    /// <summary>Chinese: what belongs into the form, with the clause.</summary>
    public required string Purpose { get; init; }

    public required SubjectScope Subject { get; init; }

    public required IReadOnlyList<FormColumn> Columns { get; init; }

    /// <summary>The fields that tell two rows of one period apart; free of amounts, so that a corrected amount keeps the row's identity.</summary>
    public required IReadOnlyList<Field> NaturalKey { get; init; }

    /// <summary>Used when the row has no citizen id.</summary>
    public required IReadOnlyList<Field> FallbackKey { get; init; }

    /// <summary>At least one of these must be filled, or nobody can be identified.</summary>
    public required IReadOnlyList<Field> RequireOneOf { get; init; }

    /// <summary>Subjects older than this many years by their id are told as a doubt (a guardian's id in a pupil's place); null: no limit.</summary>
    public int? OldestSubject { get; init; }

    /// <summary>Fictional sample rows: field → text as a liaison would write it.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<Field, string>> SampleRows { get; init; }

    /// <summary>The column of a field, or null.</summary>
    public FormColumn? Column(Field field) => Columns.FirstOrDefault(c => c.Field == field && field != Field.Ignore);

    public override string ToString() => $"{Department}/{Kind.Id()}";
}
