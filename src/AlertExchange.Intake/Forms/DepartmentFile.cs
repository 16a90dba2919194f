using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Intake.Forms;

/// <summary>Reads one department's YAML file strictly.</summary>
internal static class DepartmentFile
{
    public static DepartmentForms Read(string path, SharedColumns shared)
    {
        var map = YamlMap.Read(path);
        var id = new DepartmentId(map.RequiredText("id"));
        if (id.Value != Path.GetFileNameWithoutExtension(path))
        {
            throw map.WrongAt("id", $"部门编号“{id}”与文件名不一致");
        }

        var name = map.RequiredText("name");
        var realTime = map.Flag("realtime") ?? false;
        var forms = map.Maps("forms") ?? throw map.Wrong("缺少“forms”");
        map.RefuseUnknownKeys();
        return new DepartmentForms(id, name, realTime, [.. forms.Select(form => ReadForm(form, id, name, shared))]);
    }

    private static FormDefinition ReadForm(YamlMap map, DepartmentId department, string departmentName, SharedColumns shared)
    {
        var kindId = map.RequiredText("kind");
        if (!AlertKinds.TryParse(kindId, out var kind))
        {
            throw map.WrongAt("kind", $"不认识的预警类型“{kindId}”{Spelling.Suggest(kindId, AlertKinds.All.Select(k => k.Id()))}");
        }

        var subject = map.RequiredText("subject") switch
        {
            "person" => SubjectScope.Person,
            "household" => SubjectScope.Household,
            "area" => SubjectScope.Area,
            var other => throw map.WrongAt("subject", $"“subject”只能是 person、household 或 area，写的是“{other}”"),
        };
        var columns = ReadColumns(map, kind, subject, shared);
        var key = FieldList(map, "naturalKey", columns) ?? throw map.Wrong("缺少“naturalKey”");
        var form = new FormDefinition
        {
            Department = department,
            DepartmentName = departmentName,
            Kind = kind,
            Titles = map.Texts("titles") is { Count: > 0 } titles ? titles : throw map.Wrong("缺少“titles”"),
            Purpose = map.RequiredText("purpose"),
            Subject = subject,
            Columns = columns,
            NaturalKey = key,
            FallbackKey = FieldList(map, "fallbackKey", columns) ?? key,
            RequireOneOf = FieldList(map, "requireOneOf", columns) ?? [],
            OldestSubject = (int?)map.Number("oldestSubject"),
            SampleRows = ReadSample(map, columns),
        };
        map.RefuseUnknownKeys();
        return form;
    }

    private static List<FormColumn> ReadColumns(YamlMap map, AlertKind kind, SubjectScope subject, SharedColumns shared)
    {
        var columns = new List<FormColumn>();
        foreach (var item in map.Maps("columns", "field") ?? throw map.Wrong("缺少“columns”"))
        {
            var column = ColumnReading.Read(item, shared);
            if (!Fields.Has(kind, column.Field))
            {
                throw item.Wrong($"字段“{Fields.NameOf(column.Field)}”不属于“{kind.Id()}”");
            }

            if (column.Field != Field.Ignore && columns.Exists(c => c.Field == column.Field))
            {
                throw item.Wrong($"字段“{Fields.NameOf(column.Field)}”重复");
            }

            columns.Add(column);
        }

        // What every liaison may send along although the form does not ask for it: bound where it stands, not in the template.
        foreach (var column in shared.All)
        {
            var belongs = column.Field == Field.Ignore || (subject != SubjectScope.Area && Fields.IsSubject(column.Field)) || column.Field == Field.Period;
            if (belongs && (column.Field == Field.Ignore || !columns.Exists(c => c.Field == column.Field)))
            {
                columns.Add(column with { Required = false, InTemplate = column.Field == Field.Ignore && column.InTemplate });
            }
        }

        return columns;
    }

    private static List<Field>? FieldList(YamlMap map, string key, List<FormColumn> columns)
    {
        if (map.Texts(key) is not { } names)
        {
            return null;
        }

        var fields = names.Select(name => ColumnReading.FieldOf(map, name, key)).ToList();
        var missing = fields.Find(field => !columns.Exists(c => c.Field == field));
        return missing == default ? fields : throw map.WrongAt(key, $"“{key}”里的“{Fields.NameOf(missing)}”不是这张表的列");
    }

    private static List<IReadOnlyDictionary<Field, string>> ReadSample(YamlMap map, List<FormColumn> columns)
    {
        var rows = new List<IReadOnlyDictionary<Field, string>>();
        foreach (var item in map.Maps("sample") ?? throw map.Wrong("缺少“sample”"))
        {
            var row = new Dictionary<Field, string>();
            foreach (var key in item.Keys.ToList())
            {
                var field = ColumnReading.FieldOf(item, key, key);
                if (!columns.Exists(c => c.Field == field))
                {
                    throw item.WrongAt(key, $"示例里的“{key}”不是这张表的列");
                }

                row.Add(field, item.RequiredText(key));
            }

            rows.Add(row);
        }

        return rows;
    }
}
