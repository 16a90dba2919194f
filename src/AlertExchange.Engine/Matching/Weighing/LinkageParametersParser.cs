using System.Globalization;
using System.Text;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Policies.Parsing;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>
/// Reads <c>config/linkage/weights.yaml</c> and what training stored, and writes the latter. Anything unknown, missing or impossible
/// refuses the file, with every problem and its line.
/// </summary>
public static class LinkageParametersParser
{
    private const string AttributeSection = "attributes", MatchKey = "m", ChanceKey = "u", PeopleKey = "people";

    /// <param name="fileName">As problems should name it.</param>
    public static LinkageParametersResult Parse(string yamlText, string fileName)
    {
        var problems = new List<PolicyProblem>();
        if (PolicyProfileParser.Load(yamlText, fileName, problems, "文件应是一份比对参数（一个 YAML 映射）。", "可参照 config/linkage/weights.yaml。") is not { } root)
        {
            return new LinkageParametersResult.Refused(problems);
        }

        var parameters = Read(new ProfileSection(new ProfileFile(fileName, null, problems), root, ""));
        return problems.Count == 0
            ? new LinkageParametersResult.Accepted(parameters)
            : new LinkageParametersResult.Refused([.. problems.OrderBy(problem => problem.Line)]);
    }

    /// <summary>The same form that <see cref="Parse"/> reads.</summary>
    public static string Write(LinkageParameters parameters)
    {
        var text = new StringBuilder();
        var frequencies = parameters.TermFrequencies;
        text.Append("version: ").Append('"').Append(parameters.Title).Append("\"\n");
        text.Append("onRosterShare: ").Append(Figure(parameters.OnRosterShare)).Append('\n');
        text.Append("mostBits: ").Append(Figure(parameters.MostBits)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"termFrequencies: {{ surname: {Figure(frequencies.Surname)}, givenName: {Figure(frequencies.GivenName)}, ")
            .Append(CultureInfo.InvariantCulture, $"smoothingPeople: {Figure(frequencies.SmoothingPeople)}, leastPeople: {Figure(frequencies.LeastPeople)} }}\n");
        text.Append(AttributeSection).Append(":\n");
        foreach (var attribute in LinkageLevels.All)
        {
            text.Append("  ").Append(LinkageLevels.Key(attribute)).Append(":\n");
            foreach (var level in LinkageLevels.Of(attribute))
            {
                var rates = parameters[attribute, level.Level];
                text.Append(CultureInfo.InvariantCulture, $"    {level.Key}: {{ {MatchKey}: {Figure(rates.M)}, {ChanceOf(level)}: {Figure(rates.U)} }}\n");
            }
        }

        return text.ToString();
    }

    private static LinkageParameters Read(ProfileSection root)
    {
        var frequencies = root.Section("termFrequencies");
        var attributes = root.Section(AttributeSection);
        var rates = new LevelRates[LinkageParameters.TableSize];
        foreach (var attribute in LinkageLevels.All)
        {
            var section = attributes.Section(LinkageLevels.Key(attribute));
            foreach (var level in LinkageLevels.Of(attribute))
            {
                rates[LinkageParameters.IndexOf(attribute, level.Level)] = ReadLevel(section.Section(level.Key), level);
            }

            section.Finish();
        }

        attributes.Finish();
        var parameters = new LinkageParameters(rates)
        {
            Title = root.Text("version"),
            OnRosterShare = Share(root, "onRosterShare", most: 0.999_999),
            MostBits = Number(root, "mostBits", least: 1, most: 60),
            TermFrequencies = new TermFrequencySettings(
                Number(frequencies, "surname", least: 0, most: 1),
                Number(frequencies, "givenName", least: 0, most: 1),
                Number(frequencies, "smoothingPeople", least: 0, most: 1_000_000),
                Number(frequencies, "leastPeople", least: 0.1, most: 1_000_000)),
        };
        frequencies.Finish();
        root.Finish();
        return parameters;
    }

    private static LevelRates ReadLevel(ProfileSection section, LinkageLevel level)
    {
        var isOfOne = LinkageLevels.IsOfOnePerson(level.Attribute, level.Level);
        var rates = new LevelRates(Share(section, MatchKey, most: 1), isOfOne ? Number(section, PeopleKey, least: 0.000_001, most: 1000) : Share(section, ChanceKey, most: 1));
        section.Finish();
        return rates;
    }

    private static string ChanceOf(LinkageLevel level) => LinkageLevels.IsOfOnePerson(level.Attribute, level.Level) ? PeopleKey : ChanceKey;

    private static double Share(ProfileSection section, string key, double most) => Number(section, key, least: 0.000_000_000_001, most);

    private static double Number(ProfileSection section, string key, double least, double most)
    {
        var value = (double)section.Number(key);
        if (section.HasValue(key) && (value < least || value > most))
        {
            section.Report(section.LineOfKey(key), string.Create(CultureInfo.InvariantCulture, $"{key} 的值 {value} 应在 {least:0.############} 到 {most:0.######} 之间。"));
        }

        return Math.Clamp(value, least, most);
    }

    private static string Figure(double value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
