using AlertExchange.Contracts.Alerts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AlertExchange.Engine.Verification;

/// <summary><c>config/checklists.yaml</c>: what to ask and look at on a visit, for every household and by the kind of alert. Immutable.</summary>
public sealed class Checklists
{
    private readonly IReadOnlyList<string> _common;
    private readonly Dictionary<AlertKind, IReadOnlyList<string>> _kinds = [];

    private Checklists(string file, YamlMappingNode root)
    {
        _common = Lines(file, root, "common");
        if (!root.Children.TryGetValue("kinds", out var kinds) || kinds is not YamlMappingNode map)
        {
            throw new ChecklistFormatException(file, root.Start.Line, "缺少 kinds。");
        }

        foreach (var (key, _) in map.Children)
        {
            var kind = AlertKinds.All.FirstOrDefault(k => k.Id() == key.ToString());
            if (kind == default)
            {
                throw new ChecklistFormatException(file, key.Start.Line, $"没有“{key}”这种预警。");
            }

            _kinds[kind] = Lines(file, map, key.ToString());
        }

        if (root.Children.Keys.FirstOrDefault(k => k.ToString() is not ("common" or "kinds")) is { } unknown)
        {
            throw new ChecklistFormatException(file, unknown.Start.Line, $"不认识“{unknown}”，只有 common 和 kinds。");
        }
    }

    /// <param name="yaml">The file's text.</param>
    /// <param name="file">As errors should name it.</param>
    /// <exception cref="ChecklistFormatException">Something is missing, unknown or not understood.</exception>
    public static Checklists Parse(string yaml, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException broken)
        {
            throw new ChecklistFormatException(file, Math.Max(1, broken.Start.Line), "不是完好的 YAML，检查缩进（用空格）、冒号后的空格和引号。");
        }

        return stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root
            ? new Checklists(file, root)
            : throw new ChecklistFormatException(file, 1, "文件应写 common 和 kinds。");
    }

    /// <summary>What to look at where these kinds are the cause: what belongs to them first, then what is asked everywhere.</summary>
    public IReadOnlyList<string> For(IEnumerable<AlertKind> kinds) =>
        [.. kinds.Distinct().SelectMany(kind => _kinds.GetValueOrDefault(kind, [])).Concat(_common).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Lines(string file, YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out var node) && node is YamlSequenceNode { Children.Count: > 0 } list && list.All(line => line is YamlScalarNode { Value.Length: > 0 })
            ? [.. list.Select(line => ((YamlScalarNode)line).Value!)]
            : throw new ChecklistFormatException(file, map.Start.Line, $"{key} 应是一条一条的文字。");
}
