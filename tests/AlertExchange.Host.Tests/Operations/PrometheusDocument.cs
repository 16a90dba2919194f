using System.Globalization;
using System.Text.RegularExpressions;

namespace AlertExchange.Host.Tests.Operations;

/// <summary>Reads Prometheus' text format 0.0.4 as strictly as its description: whatever the rules forbid fails the test.</summary>
internal sealed partial class PrometheusDocument
{
    private readonly Dictionary<string, double> _samples = new(StringComparer.Ordinal);

    public Dictionary<string, string> Types { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Helps { get; } = new(StringComparer.Ordinal);

    /// <summary>Every label name with all values it was seen with.</summary>
    public Dictionary<string, HashSet<string>> Labels { get; } = new(StringComparer.Ordinal);

    /// <summary>Series as they are written, with their values.</summary>
    public IReadOnlyDictionary<string, double> Samples => _samples;

    public static PrometheusDocument Parse(string text)
    {
        var document = new PrometheusDocument();
        text.ShouldEndWith("\n");
        text.ShouldNotContain("\r");
        string? family = null;
        foreach (var line in text[..^1].Split('\n'))
        {
            if (Help().Match(line) is { Success: true } help)
            {
                family = help.Groups["name"].Value;
                document.Helps.TryAdd(family, help.Groups["text"].Value).ShouldBeTrue("HELP twice: " + line);
                document.Types.ShouldNotContainKey(family, line);
            }
            else if (Type().Match(line) is { Success: true } type)
            {
                family = type.Groups["name"].Value;
                document.Types.TryAdd(family, type.Groups["type"].Value).ShouldBeTrue("TYPE twice, or samples of a family in two places: " + line);
            }
            else
            {
                var sample = Sample().Match(line);
                sample.Success.ShouldBeTrue("not a sample: " + line);
                document.Take(family.ShouldNotBeNull(line), sample, line);
            }
        }

        document.CheckHistograms();
        return document;
    }

    public double Sum(string name, params string[] labels) =>
        Samples.Where(s => (s.Key == name || s.Key.StartsWith(name + "{", StringComparison.Ordinal)) && labels.All(s.Key.Contains)).Sum(s => s.Value);

    private void Take(string family, Match sample, string line)
    {
        var name = sample.Groups["name"].Value;
        var type = Types[family];
        (type switch
        {
            "histogram" => new[] { family + "_bucket", family + "_sum", family + "_count" }.Contains(name),
            "counter" => name == family && name.EndsWith("_total", StringComparison.Ordinal),
            _ => name == family,
        }).ShouldBeTrue($"{name} does not belong under {family}, a {type}");
        _samples.TryAdd(line[..line.LastIndexOf(' ')], Value(sample.Groups["value"].Value)).ShouldBeTrue("one series twice: " + line);
        foreach (var (label, value) in sample.Groups["label"].Captures.Zip(sample.Groups["text"].Captures))
        {
            if (!Labels.TryGetValue(label.Value, out var values))
            {
                Labels.Add(label.Value, values = []);
            }

            values.Add(Unescaped().Replace(value.Value, m => m.Value == "\\n" ? "\n" : m.Value[1..]));
        }
    }

    private void CheckHistograms()
    {
        foreach (var family in Types.Where(t => t.Value == "histogram").Select(t => t.Key))
        {
            var series = Samples.Where(s => s.Key.StartsWith(family + "_bucket", StringComparison.Ordinal)).GroupBy(s => LastLabel().Replace(s.Key, "")).ToList();
            foreach (var one in series)
            {
                var counts = one.Select(s => s.Value).ToList();
                counts.Zip(counts.Skip(1)).ShouldAllBe(pair => pair.First <= pair.Second, "buckets count upwards: " + one.Key);
                one.Last().Key.ShouldContain("le=\"+Inf\"");
                Samples.Where(s => s.Key.StartsWith(family + "_count", StringComparison.Ordinal)).Sum(s => s.Value).ShouldBe(series.Sum(s => s.Last().Value));
            }
        }
    }

    private static double Value(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<text>(?:[^\\]|\\\\|\\n)*)$")]
    private static partial Regex Help();

    [GeneratedRegex(@"^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram|summary|untyped)$")]
    private static partial Regex Type();

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?:(?<label>[a-zA-Z_][a-zA-Z0-9_]*)=""(?<text>(?:[^""\\]|\\[\\""n])*)""(?:,(?=[a-zA-Z_])|(?=\})))+\})? (?<value>[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?|\+Inf|-Inf|NaN)$")]
    private static partial Regex Sample();

    [GeneratedRegex(@"\\[\\""n]")]
    private static partial Regex Unescaped();

    [GeneratedRegex(@"[,{]le=""[^""]*""")]
    private static partial Regex LastLabel();
}
