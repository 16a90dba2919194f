using System.Text.Json;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Rosters;

/// <summary>Headings and code spellings of rosters, from <c>roster.yaml</c>. Immutable.</summary>
public sealed class RosterLayout
{
    private readonly Dictionary<string, RosterField> _headings = new(StringComparer.Ordinal);
    private readonly Dictionary<RosterField, Dictionary<string, string>> _codes = [];

    private RosterLayout()
    {
    }

    /// <summary>Reads <c>roster.yaml</c> under the configuration directory; throws <see cref="FormDefinitionException"/> on anything wrong.</summary>
    public static RosterLayout Load(string configDirectory)
    {
        var map = YamlMap.Read(Path.Combine(configDirectory, "roster.yaml"));
        var layout = new RosterLayout();
        foreach (var column in map.Maps("columns") ?? throw map.Wrong("缺少“columns”"))
        {
            var field = FieldOf(column, "field");
            foreach (var heading in column.Texts("headings") ?? throw column.Wrong("缺少“headings”"))
            {
                if (!layout._headings.TryAdd(HeadingText.Of(heading).Normal, field))
                {
                    throw column.WrongAt("headings", $"列名“{heading}”重复");
                }
            }

            column.RefuseUnknownKeys();
        }

        foreach (var list in map.Maps("codes") ?? [])
        {
            var field = FieldOf(list, "field");
            var spellings = layout._codes[field] = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var item in list.Maps("values", "value") ?? throw list.Wrong("缺少“values”"))
            {
                var value = item.RequiredText("value");
                spellings[value] = value;
                foreach (var alias in item.Texts("aliases") ?? [])
                {
                    spellings[alias] = value;
                }

                item.RefuseUnknownKeys();
            }

            list.RefuseUnknownKeys();
        }

        map.RefuseUnknownKeys();
        return layout;
    }

    /// <summary>The field of a heading, whatever its spaces, width and unit.</summary>
    public bool TryField(string heading, out RosterField field)
    {
        var text = HeadingText.Of(heading);
        return _headings.TryGetValue(text.Normal, out field) || _headings.TryGetValue(text.Base, out field);
    }

    /// <summary>The code list's own spelling; a text that is on no list as it is.</summary>
    internal string Code(RosterField field, string written)
    {
        var spellings = _codes.GetValueOrDefault(field);
        return spellings is null ? written
            : spellings.TryGetValue(written, out var value) ? value
            : spellings.TryGetValue(CellCharacters.Compact(written), out value) ? value : written;
    }

    internal bool IsKnown(RosterField field, string code) => !_codes.TryGetValue(field, out var spellings) || spellings.ContainsKey(code);

    private static RosterField FieldOf(YamlMap map, string key)
    {
        var name = map.RequiredText(key);
        var names = Enum.GetNames<RosterField>().Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
        var at = names.IndexOf(name);
        return at >= 0 ? (RosterField)at : throw map.WrongAt(key, $"不认识的字段“{name}”{Spelling.Suggest(name, names)}");
    }
}
