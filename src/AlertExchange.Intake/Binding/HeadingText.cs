using AlertExchange.Intake.Cleaning;

namespace AlertExchange.Intake.Binding;

/// <summary>A heading prepared for comparison.</summary>
/// <param name="Normal">Narrowed, without white space, marks of obligation and trailing colons.</param>
/// <param name="Base">Without parentheses and unit.</param>
/// <param name="Unit">A money unit named in the heading, or null.</param>
internal readonly record struct HeadingText(string Normal, string Base, string? Unit)
{
    private static readonly string[] MoneyUnits = ["亿元", "万元", "千元", "百元", "元"];

    public static HeadingText Of(string written)
    {
        var normal = CellCharacters.Compact(written).Trim('*', '★', '☆', '※', ':', '、', '.').Replace("*", "", StringComparison.Ordinal);
        string? unit = null;
        var rest = normal;
        for (var open = rest.IndexOf('(', StringComparison.Ordinal); open >= 0; open = rest.IndexOf('(', StringComparison.Ordinal))
        {
            var close = rest.IndexOf(')', open);
            var inner = close < 0 ? rest[(open + 1)..] : rest[(open + 1)..close];
            unit ??= UnitIn(inner);
            rest = close < 0 ? rest[..open] : string.Concat(rest.AsSpan(0, open), rest.AsSpan(close + 1));
        }

        foreach (var bare in MoneyUnits)
        {
            if (bare.Length > 1 && rest.Length > bare.Length + 1 && rest.EndsWith(bare, StringComparison.Ordinal))
            {
                unit ??= bare;
                rest = rest[..^bare.Length].TrimEnd('/', '-', ',', '，', '_');
                break;
            }
        }

        return new HeadingText(normal, rest.Length == 0 ? normal : rest, unit);
    }

    /// <summary>The money unit named in a note such as 单位：万元, or null.</summary>
    public static string? UnitOfNote(string note)
    {
        var text = CellCharacters.Compact(note);
        for (var at = text.IndexOf("单位", StringComparison.Ordinal); at >= 0; at = text.IndexOf("单位", at + 2, StringComparison.Ordinal))
        {
            var said = text.AsSpan(at + 2).TrimStart(':').TrimStart('为');
            foreach (var unit in MoneyUnits)
            {
                if (said.StartsWith(unit, StringComparison.Ordinal) || said.StartsWith("人民币" + unit, StringComparison.Ordinal))
                {
                    return unit;
                }
            }
        }

        return null;
    }

    /// <summary>Yuan per unit.</summary>
    public static decimal FactorOf(string unit) => unit switch
    {
        "亿元" => 100_000_000m,
        "万元" => 10_000m,
        "千元" => 1_000m,
        "百元" => 100m,
        _ => 1m,
    };

    private static string? UnitIn(string inner)
    {
        foreach (var unit in MoneyUnits)
        {
            if (inner.Contains(unit, StringComparison.Ordinal) && !inner.Contains('超', StringComparison.Ordinal))
            {
                return unit;
            }
        }

        return null;
    }
}
