using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AlertExchange.Intake.Forms;

/// <summary>A YAML mapping read strictly: each key is asked for once, and a key nobody asked for is an error with its line.</summary>
internal sealed class YamlMap
{
    private readonly Dictionary<string, (YamlNode Value, long Line)> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    private YamlMap(string file, string wordKey, YamlScalarNode word)
    {
        File = file;
        Line = word.Start.Line;
        _entries.Add(wordKey, (word, word.Start.Line));
    }

    private YamlMap(string file, YamlMappingNode node)
    {
        File = file;
        Line = node.Start.Line;
        foreach (var (key, value) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!_entries.TryAdd(name, (value, key.Start.Line)))
            {
                throw Wrong(key.Start.Line, $"键“{name}”重复");
            }
        }
    }

    public string File { get; }

    public long Line { get; }

    public IEnumerable<string> Keys => _entries.Keys;

    public static YamlMap Read(string path)
    {
        var file = Path.GetFileName(path);
        var yaml = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            yaml.Load(reader);
        }
        catch (YamlException broken)
        {
            throw new FormDefinitionException(file, broken.Start.Line, $"不是有效的 YAML：{broken.Message}");
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode root }, ..]
            ? new YamlMap(file, root)
            : throw new FormDefinitionException(file, 1, "文件应当由“键: 值”组成");
    }

    public FormDefinitionException Wrong(string message) => Wrong(Line, message);

    public FormDefinitionException Wrong(long line, string message) => new(File, line, message);

    public FormDefinitionException WrongAt(string key, string message) => Wrong(_entries[key].Line, message);

    public string? Text(string key) => Find(key) is { } entry
        ? (entry.Value as YamlScalarNode)?.Value ?? throw Wrong(entry.Line, $"“{key}”应当是一个值")
        : null;

    public string RequiredText(string key) => Text(key) ?? throw Wrong($"缺少“{key}”");

    public bool? Flag(string key) => Text(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw WrongAt(key, $"“{key}”只能是 true 或 false，写的是“{other}”"),
    };

    public decimal? Number(string key) => Text(key) is not { } text
        ? null
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : throw WrongAt(key, $"“{key}”应当是数字，写的是“{text}”");

    public IReadOnlyList<string>? Texts(string key) => Find(key) is { } entry
        ? [.. Items(key, entry).Select(item => (item as YamlScalarNode)?.Value ?? throw Wrong(item.Start.Line, $"“{key}”应当是一列值"))]
        : null;

    /// <summary>A list whose items are mappings, or bare words that stand for <c>{ wordKey: word }</c>.</summary>
    public IReadOnlyList<YamlMap>? Maps(string key, string? wordKey = null) => Find(key) is { } entry
        ? [.. Items(key, entry).Select(item => item switch
        {
            YamlMappingNode map => new YamlMap(File, map),
            YamlScalarNode word when wordKey is not null => new YamlMap(File, wordKey, word),
            _ => throw Wrong(item.Start.Line, $"“{key}”的每一项应当由“键: 值”组成"),
        })]
        : null;

    /// <summary>Call when everything was asked for.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var (key, (_, line)) in _entries)
        {
            if (!_known.Contains(key))
            {
                throw Wrong(line, $"不认识的键“{key}”{Spelling.Suggest(key, _known)}");
            }
        }
    }

    private IEnumerable<YamlNode> Items(string key, (YamlNode Value, long Line) entry) =>
        entry.Value as YamlSequenceNode ?? throw Wrong(entry.Line, $"“{key}”应当是列表");

    private (YamlNode Value, long Line)? Find(string key)
    {
        _known.Add(key);
        return _entries.TryGetValue(key, out var entry) ? entry : null;
    }
}
