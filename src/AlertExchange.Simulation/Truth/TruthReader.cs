using System.Globalization;
using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Truth;

/// <summary>Reads <c>truth/rows.csv</c> back, also one that somebody wrote by hand for real files.</summary>
public static class TruthReader
{
    /// <summary>Columns by name; their order does not matter and further ones are not looked at.</summary>
    private static readonly string[] Required = ["file", "sheet", "row", "department", "kind", "person_code", "household_code", "error_class", "expected"];

    /// <exception cref="TruthFileException">The file is no truth file.</exception>
    public static IReadOnlyList<TruthRow> Read(string path)
    {
        if (!File.Exists(path))
            throw new TruthFileException($"没有找到标准答案文件「{Path.GetFileName(path)}」，应是 alertx generate 写出的 truth/rows.csv");
        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            return Read(reader);
        }
        catch (DecoderFallbackException)
        {
            throw new TruthFileException("标准答案文件不是 UTF-8 编码，请另存为「CSV UTF-8」后再试");
        }
    }

    private static List<TruthRow> Read(StreamReader reader)
    {
        var headings = Fields(reader.ReadLine() ?? "", 1);
        var columns = Required.Select(name => headings.IndexOf(name) is var at and >= 0
            ? at
            : throw new TruthFileException($"标准答案文件第1行缺少“{name}”列，应有：{string.Join(',', Required)}")).ToArray();
        var note = headings.IndexOf("note");
        var rows = new List<TruthRow>();
        var places = new HashSet<(string, string, int)>();
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0)
                continue;
            var fields = Fields(text, line);
            if (fields.Count < headings.Count)
                throw new TruthFileException($"标准答案文件第{line}行只有{fields.Count}列，应有{headings.Count}列");
            var row = Row([.. columns.Select(c => fields[c])], note < 0 ? "" : fields[note], line);
            if (!places.Add((row.File, row.Sheet, row.Row)))
                throw new TruthFileException($"标准答案文件第{line}行重复：同一文件、同一工作表的第{row.Row}行已经写过");
            rows.Add(row);
        }

        return rows.Count > 0 ? rows : throw new TruthFileException("标准答案文件没有数据行");
    }

    private static TruthRow Row(string[] f, string note, int line)
    {
        if (!int.TryParse(f[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            throw new TruthFileException($"标准答案文件第{line}行的 row「{f[2]}」不是行号，应是不小于1的整数");
        if (!AlertKinds.TryParse(f[4], out var kind))
            throw new TruthFileException($"标准答案文件第{line}行的 kind「{f[4]}」不是表单种类，可用：{string.Join("、", AlertKinds.All.Select(k => k.Id()))}");
        ExpectedOutcome? expected = f[8] switch
        {
            "definite" => ExpectedOutcome.Definite,
            "possible" => ExpectedOutcome.Possible,
            "none" => ExpectedOutcome.None,
            "rejected" => ExpectedOutcome.Rejected,
            _ => null,
        };
        if (expected is null)
            throw new TruthFileException($"标准答案文件第{line}行的 expected「{f[8]}」看不懂，应是 definite、possible、none 或 rejected");
        if (f[7].Length == 0)
            throw new TruthFileException($"标准答案文件第{line}行没有 error_class，没有差错的行应写 {ErrorClasses.Clean}");
        return new TruthRow(f[0], f[1], number, new DepartmentId(f[3]), kind, f[5], f[6], f[7], expected.Value, note);
    }

    /// <summary>The fields of a line; quoted where they hold commas.</summary>
    private static List<string> Fields(string line, int number)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var character = line[i];
            if (character == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(character);
            }
        }

        if (quoted)
            throw new TruthFileException($"标准答案文件第{number}行的引号没有配对");
        fields.Add(field.ToString());
        return fields;
    }
}
