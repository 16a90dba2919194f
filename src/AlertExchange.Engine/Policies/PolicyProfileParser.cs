using System.Security.Cryptography;
using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies.Parsing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AlertExchange.Engine.Policies;

/// <summary>Reads <c>config/policies/*.yaml</c>. Anything unknown, missing or contradictory refuses the file, with every problem and its line.</summary>
public static class PolicyProfileParser
{
    /// <param name="yamlText">The file's text.</param>
    /// <param name="fileName">As problems should name it.</param>
    /// <param name="departments">
    /// The departments that exist (<c>config/departments</c>): another one in the profile is an error. Null: any well-formed id is taken.
    /// </param>
    public static PolicyProfileResult Parse(string yamlText, string fileName, IReadOnlyCollection<DepartmentId>? departments = null)
    {
        var problems = new List<PolicyProblem>();
        var root = Load(yamlText, fileName, problems, "文件应是一份政策口径（一个 YAML 映射）。", "可参照 config/policies/qimen.yaml。");
        if (root is null)
            return new PolicyProfileResult.Refused(problems);

        var known = departments?.ToDictionary(department => department.Value, department => department, StringComparer.Ordinal);
        var file = new ProfileFile(fileName, known is { Count: > 0 } ? known : null, problems);
        var profile = Read(new ProfileSection(file, root, ""), HashOf(yamlText));
        return problems.Count == 0
            ? new PolicyProfileResult.Accepted(profile)
            : new PolicyProfileResult.Refused([.. problems.OrderBy(problem => problem.Line)]);
    }

    /// <summary>The mapping at the root of a file; null, with a problem, for anything else.</summary>
    internal static YamlMappingNode? Load(string yamlText, string fileName, List<PolicyProblem> problems, string expected, string suggestion)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yamlText));
        }
        catch (YamlException broken)
        {
            var line = (int)Math.Max(1, broken.Start.Line);
            problems.Add(broken.Message.Contains("Duplicate key", StringComparison.OrdinalIgnoreCase)
                ? new PolicyProblem(fileName, line, "同一节里有重复的项。", "删去其中一个。")
                : new PolicyProblem(fileName, line, "不是完好的 YAML。", "检查缩进（用空格，不用制表符）、冒号后的空格和引号。"));
            return null;
        }

        if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
            return root;
        problems.Add(new PolicyProblem(fileName, 1, expected, suggestion));
        return null;
    }

    private static PolicyProfile Read(ProfileSection root, string hash)
    {
        var upperBand = root.Section("upperBand");
        var profile = new PolicyProfile
        {
            Id = root.Text("id"),
            Version = root.Text("version"),
            ContentHash = hash,
            Name = root.Text("name"),
            Notice = root.Text("notice"),
            CountyCode = root.Text("county"),
            ValidFrom = root.Date("validFrom"),
            ValidTo = root.OptionalDate("validTo"),
            LeadAgency = FigureReader.Text(root, "leadAgency"),
            Routing = FigureReader.Word(root, "routing", ClosedWords.Routings),
            RosterTypes = FigureReader.Scope(root, "rosterTypes"),
            IncomeLines = IncomeLines(root),
            UpperBand = new Stated<decimal>(upperBand.Number("amount"), upperBand.Clause()),
            UpperBandYear = upperBand.Whole("year", 2000, 2100),
            Reporting = DutyReader.Reporting(root.Section("reporting")),
            Recognition = DutyReader.Recognition(root.Section("recognition")),
            Monitoring = DutyReader.Monitoring(root.Section("monitoring")),
            Matching = DutyReader.Matching(root),
            EscalationStep = FigureReader.Number(root, "escalationStep"),
            Consultation = Consultation(root),
            RecordedOnly = RecordedOnly(root),
            Rules = RuleSectionReader.Read(root),
        };
        upperBand.Finish();
        CheckWhole(root, profile);
        root.Finish();
        return profile;
    }

    private static List<IncomeLine> IncomeLines(ProfileSection root)
    {
        var lines = new List<(IncomeLine Line, ProfileSection Section)>();
        foreach (var section in root.Sections("incomeLines", required: true))
        {
            lines.Add((new IncomeLine(
                section.Number("amount"),
                section.Word("operator", ClosedWords.Operators),
                section.Date("validFrom"),
                section.OptionalDate("validTo"),
                section.Clause()), section));
            section.Finish();
        }

        lines.Sort((a, b) => a.Line.From.CompareTo(b.Line.From));
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, section) = lines[i];
            if (line.To < line.From)
                section.Report(section.LineOfKey("validTo"), "incomeLines 的 validTo 早于 validFrom。");
            if (i > 0 && (lines[i - 1].Line.From == line.From || lines[i - 1].Line.To >= line.From))
                section.Report(section.LineOfKey("validFrom"), $"监测范围的有效期与第 {lines[i - 1].Section.Line} 行的重叠。", "前一条的 validTo 应早于后一条的 validFrom。");
        }

        return [.. lines.Select(entry => entry.Line)];
    }

    private static List<ConsultationLevel> Consultation(ProfileSection root)
    {
        var levels = new List<ConsultationLevel>();
        foreach (var section in root.Sections("consultation", required: true))
        {
            var level = new ConsultationLevel(section.Whole("level", 1, 9), section.Text("problem"), section.Text("handledBy"), section.Clause());
            if (level.Level != levels.Count + 1)
                section.Report(section.LineOfKey("level"), $"会商级别应从 1 起依次递增，此处应为 {levels.Count + 1}。");
            levels.Add(level);
            section.Finish();
        }

        return levels;
    }

    private static List<RecordedOnlyKind> RecordedOnly(ProfileSection root)
    {
        var recorded = new List<RecordedOnlyKind>();
        foreach (var section in root.Sections("recordedOnly", required: false))
        {
            recorded.Add(new RecordedOnlyKind(section.Word("kind", ClosedWords.Kinds), section.Clause()));
            section.Finish();
        }

        return recorded;
    }

    private static void CheckWhole(ProfileSection root, PolicyProfile profile)
    {
        if (profile.CountyCode.Length > 0 && (profile.CountyCode.Length != 6 || !profile.CountyCode.All(char.IsAsciiDigit)))
            root.Report(root.LineOfKey("county"), $"county 的值“{profile.CountyCode}”应为六位县级行政区划代码。", "例如 county: \"341024\"。");
        if (profile.ValidTo < profile.ValidFrom)
            root.Report(root.LineOfKey("validTo"), "validTo 早于 validFrom。");
        if (profile.Rules.Count == 0)
            return;

        // An alert without any rule would vanish in silence: a kind is either ruled or said to be recorded only.
        foreach (var kind in AlertKinds.All)
        {
            var ruled = profile.Rules.Any(rule => rule.Kinds.Contains(kind));
            if (!ruled && !profile.IsRecordedOnly(kind))
                root.Report(root.LineOfKey("rules"), $"没有规则说到 {kind.Id()}（{kind.Title()}）。", "写一条规则，或在 recordedOnly 中说明只登记不预警。");
            else if (ruled && profile.IsRecordedOnly(kind))
                root.Report(root.LineOfKey("recordedOnly"), $"{kind.Id()}（{kind.Title()}）既有规则又列入 recordedOnly。");
        }
    }

    private static string HashOf(string text)
    {
        var unified = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(unified)))[..12];
    }
}
