namespace AlertExchange.Intake.Forms;

/// <summary>
/// What <c>columns.yaml</c> says once for all forms: headings, synonyms and notes of the subject and envelope columns,
/// and the columns that every form ignores.
/// </summary>
internal sealed class SharedColumns
{
    private readonly Dictionary<Field, FormColumn> _byField;

    private SharedColumns(IReadOnlyList<FormColumn> columns)
    {
        _byField = columns.Where(c => c.Field != Field.Ignore).ToDictionary(c => c.Field);
        Ignored = [.. columns.Where(c => c.Field == Field.Ignore)];
        All = columns;
    }

    public IReadOnlyList<FormColumn> All { get; }

    /// <summary>Known and not used, in any form.</summary>
    public IReadOnlyList<FormColumn> Ignored { get; }

    public static SharedColumns Load(string path)
    {
        var map = YamlMap.Read(path);
        var columns = map.Maps("columns") ?? throw map.Wrong("缺少“columns”");
        map.RefuseUnknownKeys();
        return new SharedColumns([.. columns.Select(column => ColumnReading.Read(column, null))]);
    }

    public FormColumn? Find(Field field) => _byField.GetValueOrDefault(field);
}
