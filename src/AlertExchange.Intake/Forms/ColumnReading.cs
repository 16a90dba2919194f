namespace AlertExchange.Intake.Forms;

/// <summary>Reads one column of a form from YAML, taking what it does not say from the shared column of the same field.</summary>
internal static class ColumnReading
{
    private static readonly Dictionary<string, FieldType> Types = new(StringComparer.Ordinal)
    {
        ["text"] = FieldType.Text,
        ["name"] = FieldType.Name,
        ["citizen-id"] = FieldType.CitizenId,
        ["disability-certificate"] = FieldType.DisabilityCertificate,
        ["student-number"] = FieldType.StudentNumber,
        ["amount"] = FieldType.Amount,
        ["decimal"] = FieldType.Decimal,
        ["integer"] = FieldType.Integer,
        ["percent"] = FieldType.Percent,
        ["date"] = FieldType.Date,
        ["month"] = FieldType.Month,
        ["code"] = FieldType.Code,
        ["yes-no"] = FieldType.YesNo,
        ["phone"] = FieldType.Phone,
    };

    public static FormColumn Read(YamlMap map, SharedColumns? shared)
    {
        var field = FieldOf(map, map.RequiredText("field"), "field");
        var given = map.Text("heading");
        var common = field == Field.Ignore ? null : shared?.Find(field);
        var synonyms = map.Texts("synonyms") ?? [];
        var column = new FormColumn
        {
            Field = field,
            Heading = given ?? common?.Heading ?? throw map.Wrong($"字段“{Fields.NameOf(field)}”缺少“heading”"),
            Synonyms = common is null ? synonyms : [.. synonyms, common.Heading, .. common.Synonyms],
            Not = map.Texts("not") ?? common?.Not ?? [],
            Type = TypeOf(map, common),
            Unit = map.Text("unit") ?? common?.Unit,
            Required = map.Flag("required") ?? false,
            Derivable = map.Flag("derivable") ?? false,
            Note = map.Text("note") ?? common?.Note ?? "",
            Codes = map.Maps("codes", "value") is { } codes ? [.. codes.Select(ReadCode)] : common?.Codes ?? [],
            Open = map.Flag("open") ?? common?.Open ?? false,
            DoubtBelow = map.Number("doubtBelow"),
            InTemplate = map.Flag("template") ?? common?.InTemplate ?? true,
        };
        map.RefuseUnknownKeys();
        return column.Type == FieldType.Code && column.Codes.Count == 0
            ? throw map.Wrong($"“{column.Heading}”是代码列，缺少“codes”")
            : column;
    }

    public static Field FieldOf(YamlMap map, string name, string key) =>
        Fields.TryParse(name, out var field) ? field : throw map.WrongAt(key, $"不认识的字段“{name}”{Spelling.Suggest(name, Fields.AllNames)}");

    private static FieldType TypeOf(YamlMap map, FormColumn? common) => map.Text("type") switch
    {
        null => common?.Type ?? FieldType.Text,
        var name when Types.TryGetValue(name, out var type) => type,
        var name => throw map.WrongAt("type", $"不认识的类型“{name}”{Spelling.Suggest(name, Types.Keys)}"),
    };

    private static CodeItem ReadCode(YamlMap map)
    {
        var value = map.RequiredText("value");
        var code = new CodeItem(value, map.Text("label") ?? value, map.Texts("aliases") ?? []);
        map.RefuseUnknownKeys();
        return code;
    }
}
