using System.Globalization;
using System.Text;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Intake.Forms;

/// <summary>Writes the column guide <c>docs/forms/&lt;department&gt;.md</c> from the definition, so that it cannot differ from what the program does.</summary>
public static class ColumnGuide
{
    /// <summary>The guide of one department, in Chinese Markdown with line feeds.</summary>
    public static string Write(DepartmentForms department)
    {
        var text = new StringBuilder();
        Line(text, $"<!-- Generated from config/departments/{department.Id}.yaml; UPDATE_SNAPSHOTS=1 with the tests rewrites it. -->");
        Line(text, $"# {department.Name}");
        Line(text, "");
        Line(text, $"部门编号 `{department.Id}`，{(department.RealTime ? "实时报送" : "按月报送")}。");
        foreach (var form in department.Forms)
        {
            WriteForm(text, form);
        }

        return text.ToString();
    }

    private static void WriteForm(StringBuilder text, FormDefinition form)
    {
        Line(text, "");
        Line(text, $"## {form.Titles[0]}（`{form.Kind.Id()}`）");
        Line(text, "");
        Line(text, form.Purpose + "。");
        Line(text, "");
        Line(text, $"- 对象：{SubjectOf(form)}");
        if (form.RequireOneOf.Count > 0)
        {
            Line(text, $"- 至少填一项：{Headings(form, form.RequireOneOf)}");
        }

        Line(text, $"- 同一行的依据：{Headings(form, form.NaturalKey)}{(form.FallbackKey.SequenceEqual(form.NaturalKey) ? "" : $"；没有身份证号时：{Headings(form, form.FallbackKey)}")}");
        Line(text, "");
        Line(text, "| 列 | 字段 | 必填 | 怎样填 | 也认识 |");
        Line(text, "|-|-|-|-|-|");
        foreach (var column in form.Columns.Where(c => c.Field != Field.Ignore))
        {
            var need = column.Required ? "是" : form.RequireOneOf.Contains(column.Field) ? "之一" : "";
            var codes = column.Codes.Count > 0 ? $"（{string.Join("、", column.Codes.Select(c => c.Label))}{(column.Open ? "…" : "")}）" : "";
            var unit = column.Unit is null ? "" : $"，{column.Unit}";
            Line(text, $"| {column.Heading} | `{Fields.NameOf(column.Field)}` | {need} | {column.Note}{unit}{codes} | {string.Join("、", column.Synonyms.Where(s => s != column.Heading).Distinct())} |");
        }

        Line(text, "");
        Line(text, $"认识而不采用的列：{string.Join("、", form.Columns.Where(c => c.Field == Field.Ignore).Select(c => c.Heading))}。");
    }

    private static string SubjectOf(FormDefinition form) => form.Subject switch
    {
        SubjectScope.Person => "个人；户主、监护人的号码不会当作本人的",
        SubjectScope.Household => "农户；户主姓名和户主身份证号就是对象本身",
        _ => "区域，不涉及个人",
    };

    private static string Headings(FormDefinition form, IReadOnlyList<Field> fields) => string.Join("、", fields.Select(f => form.Column(f)!.Heading));

    private static void Line(StringBuilder text, string line) => text.Append(CultureInfo.InvariantCulture, $"{line}\n");
}
