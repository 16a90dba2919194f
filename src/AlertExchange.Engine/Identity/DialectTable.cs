using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AlertExchange.Engine.Identity;

/// <summary><c>config/linkage/dialects.yaml</c>: what is not told apart by ear, and in which counties. Immutable.</summary>
public sealed class DialectTable
{
    private readonly Dictionary<string, DialectMergers> _regions = new(StringComparer.Ordinal);
    private readonly DialectMergers _others;

    private DialectTable(string file, YamlMappingNode root)
    {
        Expect(file, root, "version", "mergers", "regions", "others");
        Version = Text(file, root, "version");
        var mergers = new Dictionary<string, DialectMerger>(StringComparer.Ordinal);
        foreach (var node in Maps(file, root, "mergers"))
        {
            Expect(file, node, "id", "title", "initials", "finals", "syllables");
            var merger = new DialectMerger(Text(file, node, "id"), Text(file, node, "title"), Groups(file, node, "initials"), Groups(file, node, "finals"), Groups(file, node, "syllables"));
            RequireKnownSyllables(file, node, merger);
            if (!mergers.TryAdd(merger.Id, merger))
            {
                throw new DialectFormatException(file, node.Start.Line, $"“{merger.Id}”重复，删去一个。");
            }
        }

        foreach (var node in Maps(file, root, "regions"))
        {
            Expect(file, node, "county", "mergers");
            var county = Text(file, node, "county");
            if (county.Length is < 2 or > 6 || !county.All(char.IsAsciiDigit) || !_regions.TryAdd(county, Choose(file, node, "mergers", mergers)))
            {
                throw new DialectFormatException(file, node.Start.Line, $"“{county}”应为 2 至 6 位县代码开头，加引号，且只写一次。");
            }
        }

        _others = Choose(file, root, "others", mergers);
    }

    /// <summary>As the file gives it; named with the results that depend on it.</summary>
    public string Version { get; }

    /// <param name="yaml">The file's text.</param>
    /// <param name="file">As errors should name it.</param>
    /// <exception cref="DialectFormatException">Something is missing, unknown or not understood.</exception>
    public static DialectTable Parse(string yaml, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException broken)
        {
            throw new DialectFormatException(file, Math.Max(1, broken.Start.Line), "不是完好的 YAML，检查缩进（用空格）、冒号后的空格和引号。");
        }

        return stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root
            ? new DialectTable(file, root)
            : throw new DialectFormatException(file, 1, "文件应是一个 YAML 映射，有 version、mergers、regions、others。");
    }

    /// <summary>The mergers of a county: of the longest head of its code that is listed, else those of all others.</summary>
    public DialectMergers Of(string countyCode)
    {
        for (var length = countyCode.Length; length >= 2; length--)
        {
            if (_regions.TryGetValue(countyCode[..length], out var found))
            {
                return found;
            }
        }

        return _others;
    }

    private static DialectMergers Choose(string file, YamlMappingNode node, string key, Dictionary<string, DialectMerger> known)
    {
        var chosen = new List<DialectMerger>();
        foreach (var item in Items(file, node, key))
        {
            chosen.Add(known.TryGetValue(item.ToString(), out var merger)
                ? merger
                : throw new DialectFormatException(file, item.Start.Line, $"“{item}”不在 mergers 中，可写：{string.Join("、", known.Keys)}。"));
        }

        return new DialectMergers([.. chosen.Select(merger => merger.Title)], chosen);
    }

    private static void RequireKnownSyllables(string file, YamlMappingNode node, DialectMerger merger)
    {
        var unknown = merger.Syllables.SelectMany(group => group)
            .FirstOrDefault(syllable => !Enumerable.Range(1, HanCharacters.SyllableCount - 1).Any(number => HanCharacters.Spelling(number) == syllable));
        if (unknown is not null)
        {
            throw new DialectFormatException(file, node.Start.Line, $"“{unknown}”不是普通话音节（ü 写作 v，不标声调）。");
        }
    }

    private static IReadOnlyList<string>[] Groups(string file, YamlMappingNode node, string key) =>
        node.Children.ContainsKey(new YamlScalarNode(key))
            ? [.. Items(file, node, key).Select(IReadOnlyList<string> (item) => item is YamlSequenceNode { Children.Count: >= 2 } group
                ? [.. group.Children.Select(child => child.ToString())]
                : throw new DialectFormatException(file, item.Start.Line, $"{key} 中每组至少两个音，如 [[n, l]]。"))]
            : [];

    private static IEnumerable<YamlMappingNode> Maps(string file, YamlMappingNode node, string key) => Items(file, node, key)
        .Select(item => item as YamlMappingNode ?? throw new DialectFormatException(file, item.Start.Line, $"{key} 中每项应是一个映射。"));

    private static IList<YamlNode> Items(string file, YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlSequenceNode sequence
            ? sequence.Children
            : throw new DialectFormatException(file, node.Start.Line, $"缺少 {key}，或它不是列表。");

    private static string Text(string file, YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlScalarNode { Value.Length: > 0 } scalar
            ? scalar.Value
            : throw new DialectFormatException(file, node.Start.Line, $"缺少 {key}。");

    private static void Expect(string file, YamlMappingNode node, params string[] keys)
    {
        foreach (var key in node.Children.Keys)
        {
            if (!keys.Contains(key.ToString(), StringComparer.Ordinal))
            {
                throw new DialectFormatException(file, key.Start.Line, $"不认识“{key}”，这里可写：{string.Join("、", keys)}。");
            }
        }
    }
}
