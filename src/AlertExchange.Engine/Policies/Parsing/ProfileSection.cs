using System.Globalization;
using AlertExchange.Contracts.Alerts;
using YamlDotNet.RepresentationModel;

namespace AlertExchange.Engine.Policies.Parsing;

/// <summary>
/// One mapping of the file. Reads what is asked for, notes what is missing or wrong with its line, and at the end what nobody asked for.
/// A value that could not be read comes back as a default: the file is refused anyway, so that all problems are told at once.
/// </summary>
internal sealed class ProfileSection(ProfileFile file, YamlMappingNode node, string path)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public int Line => LineOf(node);

    public void Report(int line, string what, string? suggestion = null) =>
        file.Problems.Add(new PolicyProblem(file.Name, line, what, suggestion));

    /// <summary>The line of a key's value, or of the section when the key is absent.</summary>
    public int LineOfKey(string key) => Find(key) is { } value ? LineOf(value) : Line;

    /// <summary>True where the key stands in the section.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>True where the key has a value, readable or not.</summary>
    public bool HasValue(string key) => Find(key) is YamlScalarNode { Value.Length: > 0 };

    public string Text(string key) => Scalar(key, required: true) ?? "";

    public string? OptionalText(string key) => Scalar(key, required: false);

    public string Clause() => Text("clause");

    public decimal Number(string key) => ReadNumber(key, Scalar(key, required: true)) ?? 0;

    public decimal? OptionalNumber(string key) => ReadNumber(key, Scalar(key, required: false));

    public int Whole(string key, int least, int most)
    {
        if (Scalar(key, required: true) is not { } text)
            return least;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        Report(LineOfKey(key), string.Create(CultureInfo.InvariantCulture, $"{Name(key)} 的值“{text}”应为 {least} 到 {most} 之间的整数。"));
        return least;
    }

    public DateOnly Date(string key) => ReadDate(key, Scalar(key, required: true)) ?? default;

    public DateOnly? OptionalDate(string key) => ReadDate(key, Scalar(key, required: false));

    /// <summary>One word of a closed set.</summary>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> words) =>
        Scalar(key, required: true) is { } text ? ReadWord(LineOfKey(key), key, text, words) : words.Values.First();

    public T? OptionalWord<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct => Scalar(key, required: false) is { } text ? ReadWord(LineOfKey(key), key, text, words) : null;

    /// <summary>A list of words of a closed set, without repetition.</summary>
    public IReadOnlyList<T> Words<T>(string key, IReadOnlyDictionary<string, T> words, bool required)
    {
        var read = new List<T>();
        foreach (var item in Items(key, required))
        {
            if (item is not YamlScalarNode { Value: { } text })
            {
                Report(LineOf(item), $"{Name(key)} 的每一项应为一个词。");
                continue;
            }

            var value = ReadWord(LineOf(item), key, text, words);
            if (read.Contains(value))
                Report(LineOf(item), $"{Name(key)} 中“{text}”重复。");
            else
                read.Add(value);
        }

        return read;
    }

    /// <summary>Departments of the installation, where it told which it has: a misspelt one would make a rule silent.</summary>
    public IReadOnlyList<DepartmentId> Departments(string key, bool required)
    {
        if (file.Departments is { } known)
            return Words(key, known, required);
        var read = new List<DepartmentId>();
        foreach (var item in Items(key, required))
        {
            if (item is YamlScalarNode { Value: { } id } && id.Length > 0 && id.All(c => char.IsAsciiLetterLower(c) || c == '-'))
                read.Add(new DepartmentId(id));
            else
                Report(LineOf(item), $"{Name(key)} 的每一项应为部门编号，由小写字母和连字符组成，例如 medical-insurance。");
        }

        return read;
    }

    public IReadOnlyList<string> Texts(string key) =>
        [.. Items(key, required: false).OfType<YamlScalarNode>().Select(item => item.Value ?? "")];

    /// <summary>A section that must be there; an empty one stands in for a missing one, so that reading goes on.</summary>
    public ProfileSection Section(string key)
    {
        var value = Find(key);
        if (value is YamlMappingNode mapping)
            return new ProfileSection(file, mapping, Name(key));
        Report(value is null ? Line : LineOf(value), value is null ? $"{Where()}缺少 {key}。" : $"{Name(key)} 应为一节（下一行缩进后写各项）。");
        return new ProfileSection(file with { Problems = [] }, [], Name(key));
    }

    /// <summary>A list of sections.</summary>
    public IEnumerable<ProfileSection> Sections(string key, bool required)
    {
        foreach (var item in Items(key, required))
        {
            if (item is YamlMappingNode mapping)
                yield return new ProfileSection(file, mapping, Name(key));
            else
                Report(LineOf(item), $"{Name(key)} 的每一项应为一节（以“- ”开头写各项）。");
        }
    }

    /// <summary>Notes the keys that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var (key, _) in node.Children)
        {
            var text = (key as YamlScalarNode)?.Value ?? "";
            if (_asked.Contains(text))
                continue;
            var near = NearestWord.To(text, _asked);
            Report(LineOf(key), $"{Where()}不认识的项“{text}”。", near is null ? $"可用的项：{string.Join("、", _asked)}。" : $"是不是想写 {near}？");
        }
    }

    private T ReadWord<T>(int line, string key, string text, IReadOnlyDictionary<string, T> words)
    {
        if (words.TryGetValue(text, out var value))
            return value;
        var near = NearestWord.To(text, words.Keys);
        Report(line, $"{Name(key)} 的值“{text}”不在可选范围内。", near is null ? $"可选：{string.Join("、", words.Keys)}。" : $"是不是想写 {near}？");
        return words.Values.First();
    }

    private decimal? ReadNumber(string key, string? text)
    {
        if (text is null)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return value;
        Report(LineOfKey(key), $"{Name(key)} 的值“{text}”应为不带单位和逗号的数，例如 10000。");
        return null;
    }

    private DateOnly? ReadDate(string key, string? text)
    {
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value))
            return value;
        Report(LineOfKey(key), $"{Name(key)} 的值“{text}”应为日期，例如 2022-04-16。");
        return null;
    }

    private string? Scalar(string key, bool required)
    {
        var value = Find(key);
        if (value is YamlScalarNode { Value.Length: > 0 } scalar)
            return scalar.Value;
        if (value is not null and not YamlScalarNode)
            Report(LineOf(value), $"{Name(key)} 应为一个值。");
        else if (required)
            Report(value is null ? Line : LineOf(value), $"{Where()}缺少 {key}。", key == "clause" ? "每个数字都要写明出自通知的哪一条，例如 clause: 二（三）。" : null);
        return null;
    }

    private IEnumerable<YamlNode> Items(string key, bool required)
    {
        var value = Find(key);
        if (value is YamlSequenceNode sequence)
        {
            if (required && sequence.Children.Count == 0)
                Report(LineOf(value), $"{Name(key)} 至少要有一项。");
            return sequence.Children;
        }

        if (value is not null || required)
            Report(value is null ? Line : LineOf(value), value is null ? $"{Where()}缺少 {key}。" : $"{Name(key)} 应为列表。");
        return [];
    }

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private string Name(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private string Where() => path.Length == 0 ? "" : $"{path} 中";

    private static int LineOf(YamlNode node) => (int)Math.Max(1, node.Start.Line);
}
