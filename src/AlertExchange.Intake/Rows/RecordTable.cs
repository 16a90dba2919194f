using System.Text;
using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Rows;

/// <summary>
/// One case that was typed into a page, as a text table of one row: from here on it is a file like any other, read, judged and kept in the same way.
/// </summary>
public static class RecordTable
{
    /// <summary>Columns of a form that somebody fills in by hand, in the form's order.</summary>
    public static IReadOnlyList<FormColumn> Columns(FormDefinition form) => [.. form.Columns.Where(c => c.InTemplate && c.Field != Field.Ignore)];

    /// <summary>The heading that the table has for a column; problems name it.</summary>
    public static string HeadingOf(FormColumn column) => column.Type == FieldType.Amount ? $"{column.Heading}（{column.Unit ?? "元"}）" : column.Heading;

    /// <summary>UTF-8 with a byte order mark.</summary>
    /// <param name="values">By field; what is missing is empty.</param>
    public static byte[] Write(FormDefinition form, IReadOnlyDictionary<Field, string> values)
    {
        var columns = Columns(form);
        var text = new StringBuilder();
        text.AppendJoin(',', columns.Select(c => Quoted(HeadingOf(c)))).Append("\r\n");
        text.AppendJoin(',', columns.Select(c => Quoted(values.GetValueOrDefault(c.Field, "")))).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // What was typed has no lines of its own: a row is a line.
    private static string Quoted(string value)
    {
        var line = string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c));
        return $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
